/**
 * Where the dead properties of a share outlive it: one record, read when the
 * share starts and replaced as a whole. They can hold cleartext, names of files
 * among it, so whoever implements this encrypts.
 */
export interface PropertyStore {
  /** @returns what was saved last; `null` if nothing was */
  load(): Promise<Uint8Array | null>;

  /**
   * Replaces the record at once: after a crash the old one is there or the new one.
   *
   * @param record - `null` removes it
   */
  save(record: Uint8Array | null): Promise<void>;

  /** True if there is still something at a path that has properties. */
  isThere(path: string): Promise<boolean>;
}
