/**
 * How long a ciphertext name may be on the disk that a vault lies on, in
 * characters: found out once, and forgotten when the vault folder was away, as
 * it may have come back on another disk.
 */
export class NameLimits {
  #longest: Promise<number | null> | undefined;

  /** @param probe - finds it out; `null` if it cannot, so that the disk itself has to say */
  longest(probe: () => Promise<number | null>): Promise<number | null> {
    this.#longest ??= probe();
    return this.#longest;
  }

  forget(): void {
    this.#longest = undefined;
  }
}
