/**
 * What a copy remembers of itself, so that it can be taken up after a lock or a crash.
 *
 * What came into a vault is remembered once it has reached the disk itself. What
 * came out of it is not flushed, as no copy is that replaces nothing; it is
 * believed only until the computer is started anew. What was copied a moment
 * before a crash may be forgotten. Whatever is not known any more is found to be
 * there by its content.
 */
export interface Journal {
  /** True if this is the continuation of a copy that was cut off. */
  readonly isResumed: boolean;
  readonly has: (done: Done) => boolean;
  /** To be remembered as soon as it may be. */
  readonly add: (done: Done) => Promise<void>;
  /** Remembers all that was added. */
  readonly settle: () => Promise<void>;
  /** True if what is written in part is worth keeping when the copy is cut off now. */
  readonly keepsParts: () => boolean;
  /** The name of what is written in part, beside its place: the same after a crash, and no other copy's. */
  readonly partName: (target: string) => string;
}

/** A file or link that has been copied, in the version that it had. */
export interface Done {
  readonly direction: "in" | "out";
  readonly source: string;
  readonly target: string;
  /** Bytes; 0 of a link. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** Of a copy that remembers nothing. */
export function noJournal(random: (bytes: number) => Uint8Array): Journal {
  return {
    isResumed: false,
    has: () => false,
    add: () => Promise.resolve(),
    settle: () => Promise.resolve(),
    keepsParts: () => false,
    partName: () => partNameOf(random(6)),
  };
}

/** @param bytes - six */
export function partNameOf(bytes: Uint8Array): string {
  return `.latchkey-${Buffer.from(bytes).toString("hex")}.part`;
}
