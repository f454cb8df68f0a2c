/**
 * What a copy remembers of itself, so that it can be taken up after a lock or a crash.
 *
 * Only what has reached the disk itself is remembered. What was copied a moment
 * before a crash may be forgotten; it is then found to be there by its content.
 */
export interface Journal {
  /** True if this is the continuation of a copy that was cut off. */
  readonly isResumed: boolean;
  readonly has: (done: Done) => boolean;
  /**
   * To be remembered as soon as it is on the disk itself.
   *
   * @param local - of an export: the file of this computer that is to be flushed first
   */
  readonly add: (done: Done, local?: string) => Promise<void>;
  /** Remembers all that was added. */
  readonly settle: () => Promise<void>;
  /** True if what is written in part is worth keeping when the copy is cut off now. */
  readonly keepsParts: () => boolean;
  /** The name of what is written in part, beside its place: the same after a crash, and no other copy's. */
  readonly partName: (target: string) => string;
}

/** A file or link that has been copied, in the version that it had. */
export interface Done {
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
