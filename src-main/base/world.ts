/** What the engine needs of the world besides a disk; passed in, so that tests and vectors can fix it. */
export interface World {
  /** Cryptographically secure random bytes, freshly allocated. */
  readonly random: (bytes: number) => Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
