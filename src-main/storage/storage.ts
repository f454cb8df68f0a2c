/**
 * The ciphertext side of a vault: a folder of opaque bytes.
 *
 * This port is all the engine knows of a disk. `node-storage.ts` puts it on a
 * real folder, `memory-storage.ts` in a map for tests. It is kept to single
 * steps (open, write, sync, rename) so that a test can stop, fail or lose any
 * one of them; what must be atomic is composed of them in the engine.
 *
 * Paths are relative to the vault folder, `/`-separated, `""` is the folder
 * itself; they never contain `..`. Links of the host are never followed below
 * the vault folder: whoever owns the cloud could have put them there. Failures
 * that the engine tells apart come as a `VaultError`: `not-found`,
 * `already-exists`, `not-empty`, `is-a-directory`, `is-not-a-directory`,
 * `no-space`, `read-only`, `permission-denied`, `in-use`, `name-too-long`,
 * `not-reachable`, each with the path that was asked for. Any other error of
 * the disk comes through as it is.
 */

/** `other`: a link, device or socket of the host; never opened, never followed. */
export type NodeKind = "file" | "directory" | "other";

export interface StorageEntry {
  readonly name: string;
  readonly kind: NodeKind;
}

export interface StorageStat {
  readonly kind: NodeKind;
  /** Bytes of ciphertext; meaningless for directories. */
  readonly size: number;
  /** Milliseconds since 1970, with fractions where the disk has them. */
  readonly modifiedMs: number;
  /** Milliseconds since 1970; 0 where the disk does not know. */
  readonly createdMs: number;
  /** Changes whenever the disk thinks that the file became another one or was written: inode, ctime, mtime, size. */
  readonly revision: string;
}

/**
 * - `read`: an existing file, for reading
 * - `create`: a new file, for reading and writing; `already-exists` if there is one
 * - `edit`: an existing file, for reading and writing
 */
export type OpenMode = "read" | "create" | "edit";

/** An open file. Every method but `close` rejects after `close`. */
export interface StorageFile {
  /**
   * Fills `target` from `position` (bytes) on.
   *
   * @returns bytes read; less than `target.length` only at the end of the file
   */
  read(target: Uint8Array, position: number): Promise<number>;

  /** Writes all of `bytes` at `position`, growing the file where needed. */
  write(bytes: Uint8Array, position: number): Promise<void>;

  /** Cuts or grows (with zeros) to `size` bytes. */
  truncate(size: number): Promise<void>;

  stat(): Promise<StorageStat>;

  /** Sets the modification time, milliseconds since 1970. */
  setModified(modifiedMs: number): Promise<void>;

  /** Returns when the content has reached the disk itself. */
  sync(): Promise<void>;

  close(): Promise<void>;
}

export interface Storage {
  /** @throws VaultError `not-found`, `is-not-a-directory` if the path leads through a file */
  stat(path: string): Promise<StorageStat>;

  /** The same; `null` where {@link stat} says that there is nothing, without the cost of an error. */
  find(path: string): Promise<StorageStat | null>;

  /**
   * {@link find} for many names of one folder: a listing asks for all of its nodes.
   *
   * @returns in the order of `names`
   */
  findInside(folder: string, names: readonly string[]): Promise<readonly (StorageStat | null)[]>;

  /**
   * {@link find} for several paths in one go, looked at in their order where the disk allows it:
   * what lies on the way to a file, and the file.
   */
  findEach(paths: readonly string[]): Promise<readonly (StorageStat | null)[]>;

  /** Names directly inside a folder, in no particular order. */
  list(path: string): Promise<readonly StorageEntry[]>;

  open(path: string, mode: OpenMode): Promise<StorageFile>;

  /**
   * The whole of a small file.
   *
   * @param maxBytes - longer files are cut there, so that a hostile file costs no more
   */
  read(path: string, maxBytes: number): Promise<Uint8Array>;

  /** Makes one folder; `already-exists` if there is anything by that name. */
  makeDirectory(path: string): Promise<void>;

  /** Removes an empty folder. */
  removeDirectory(path: string): Promise<void>;

  /** Removes a file, or a link of the host itself. */
  removeFile(path: string): Promise<void>;

  /** Moves a file or folder within the vault folder, atomically; replaces a file by a file. */
  rename(from: string, to: string): Promise<void>;

  /**
   * Gives a file one more name; `already-exists` if that is taken.
   *
   * @returns false if this disk knows no second names (FAT, many network disks): nothing was done
   */
  link(from: string, to: string): Promise<boolean>;

  /**
   * Makes a second file with the same bytes that shares their room until either changes.
   *
   * @returns false if this disk cannot: nothing was made
   * @throws VaultError `already-exists` if there is anything at `to`
   */
  clone(from: string, to: string): Promise<boolean>;

  /** Sets the modification time of a file or folder, milliseconds since 1970. */
  setModified(path: string, modifiedMs: number): Promise<void>;

  /** Makes the names in a folder durable, where the system can. */
  syncDirectory(path: string): Promise<void>;

  /** True if the folder takes no writes (media or permissions), so that nothing need be tried. */
  isReadOnly(): Promise<boolean>;

  /** Bytes that can still be written and bytes in all, of the disk below. */
  space(): Promise<{ readonly freeBytes: number; readonly totalBytes: number }>;
}
