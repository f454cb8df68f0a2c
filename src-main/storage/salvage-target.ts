/**
 * Where salvaged files go: a folder in which everything is made new.
 *
 * Nothing that is there is opened, replaced or followed. A name that is taken,
 * or that the disk does not allow, becomes another one that resembles it; each
 * method says which. Paths are relative to the target, `/`-separated, and `""`
 * is the target itself. What cannot be made is a `VaultError` with one of the
 * `local-…` kinds.
 */
export interface SalvageTarget {
  /** @returns the path of the new folder */
  makeFolder(folder: string, name: string): Promise<string>;

  makeFile(folder: string, name: string): Promise<TargetFile>;

  /**
   * @param modifiedMs - milliseconds since 1970
   * @returns the path of the new link
   */
  makeLink(folder: string, name: string, target: string, modifiedMs: number): Promise<string>;

  /** Sets the modification time of a folder, once it is filled: milliseconds since 1970. */
  setModified(folder: string, modifiedMs: number): Promise<void>;
}

/** A file that is being written. Ends with `finish` or `discard`. */
export interface TargetFile {
  readonly path: string;

  write(bytes: Uint8Array, position: number): Promise<void>;

  /**
   * @param size - bytes; what was not written up to there is zero
   * @param modifiedMs - milliseconds since 1970
   */
  finish(size: number, modifiedMs: number): Promise<void>;

  /** Removes it. */
  discard(): Promise<void>;
}
