/**
 * The write locks of a share (RFC 4918 §6 and §7).
 *
 * A lock belongs to whoever knows its token; there is one user. It lives in
 * memory and ends with its timeout, its UNLOCK, its resource or the share.
 */

import { isWithin, parentOf } from "../vault-path.ts";

export interface LockRequest {
  /** Path of the resource that was locked. */
  readonly path: string;
  /** Its address, as the client spelled it. */
  readonly href: string;
  readonly scope: "exclusive" | "shared";
  /** Covers all below the path too. */
  readonly isDeep: boolean;
  /** What the client said of itself: a whole `owner` element as XML, or `""`. */
  readonly owner: string;
  readonly timeoutSeconds: number;
}

export interface Lock extends LockRequest {
  /** An address that no other lock ever had, e.g. `opaquelocktoken:…`. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly endsMs: number;
}

export interface LockTableOptions {
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const MAX_LOCKS = 1000;

export class LockTable {
  readonly #options: LockTableOptions;
  readonly #byPath = new Map<string, readonly Lock[]>();
  #count = 0;

  constructor(options: LockTableOptions) {
    this.#options = options;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Locks that guard the content of `path`: its own, and deep ones of the directories around it. */
  covering(path: string): readonly Lock[] {
    if (this.isEmpty) return [];
    const locks = [...this.#at(path)];
    for (let above = parentOf(path); above !== null; above = parentOf(above)) {
      locks.push(...this.#at(above).filter(({ isDeep }) => isDeep));
    }
    return locks;
  }

  /** Locks on `path` itself and on anything below it. */
  within(path: string): readonly Lock[] {
    const paths = [...this.#byPath.keys()].filter((other) => isWithin(other, path));
    return paths.flatMap((other) => this.#at(other));
  }

  /** A lock that forbids the wished one; `null` if it can be had. */
  conflict({ path, isDeep, scope }: LockRequest): Lock | null {
    const met = isDeep ? [...this.covering(path), ...this.within(path)] : this.covering(path);
    return met.find((lock) => scope === "exclusive" || lock.scope === "exclusive") ?? null;
  }

  /**
   * Adds a lock; whoever calls this has asked for {@link conflict} in the same breath.
   *
   * @returns `null` if the table is full
   */
  add(request: LockRequest): Lock | null {
    if (this.#count >= MAX_LOCKS) this.within("/"); // drops what has ended
    if (this.#count >= MAX_LOCKS) return null;
    const lock = {
      ...request,
      token: `opaquelocktoken:${uuid(this.#options.random(16))}`,
      endsMs: this.#endOf(request.timeoutSeconds),
    };
    this.#set(lock.path, [...this.#at(lock.path), lock]);
    return lock;
  }

  /** Gives a lock its time anew. */
  refresh(lock: Lock, timeoutSeconds: number): Lock {
    const fresh = { ...lock, timeoutSeconds, endsMs: this.#endOf(timeoutSeconds) };
    const others = this.#at(lock.path).filter(({ token }) => token !== lock.token);
    this.#set(lock.path, [...others, fresh]);
    return fresh;
  }

  remove(lock: Lock): void {
    this.#set(
      lock.path,
      this.#at(lock.path).filter(({ token }) => token !== lock.token),
    );
  }

  /** Drops the locks on what is no longer there: `path` and all below it. */
  removeTree(path: string): void {
    for (const lock of this.within(path)) this.remove(lock);
  }

  /** Drops the locks below `path`, whose content was replaced; its own go on with the new content. */
  removeBelow(path: string): void {
    for (const lock of this.within(path)) if (lock.path !== path) this.remove(lock);
  }

  #at(path: string): readonly Lock[] {
    const locks = this.#byPath.get(path);
    if (locks === undefined) return [];
    const now = this.#options.now();
    const live = locks.filter(({ endsMs }) => endsMs > now);
    if (live.length < locks.length) this.#set(path, live);
    return live;
  }

  #set(path: string, locks: readonly Lock[]): void {
    this.#count += locks.length - (this.#byPath.get(path)?.length ?? 0);
    if (locks.length > 0) this.#byPath.set(path, locks);
    else this.#byPath.delete(path);
  }

  #endOf(timeoutSeconds: number): number {
    return this.#options.now() + timeoutSeconds * 1000;
  }
}

/** A UUID of version 4 (RFC 9562 §5.4) from 16 random bytes. */
function uuid(random: Uint8Array): string {
  const bytes = Buffer.from(random);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
