/**
 * An open vault, as everybody outside the engine sees it: cleartext in and out.
 *
 * Paths are absolute and `/`-separated (`/`, `/docs/a.pdf`); they are brought
 * to NFC here. Empty, `.` and `..` segments and NUL are `name-invalid`; a
 * trailing `/` is allowed. Symbolic links are never followed: an operation
 * that meets one in the middle of a path fails with `is-not-a-directory`;
 * {@link resolveLinks} is the way to follow them.
 *
 * Every method may throw a `VaultError`: `locked` after {@link Vault.lock};
 * `not-found`, `is-not-a-directory` and `name-invalid` for a bad path;
 * `tampered` and `broken-node` for what does not authenticate; the kinds of
 * the disk (`no-space`, `read-only`, `in-use`, `permission-denied`,
 * `not-reachable`). Kinds beyond these are named at the method.
 */

import type { Failure } from "../../src-shared/failure.ts";
import type { VaultStatistics } from "./statistics.ts";

export type EntryKind = "file" | "directory" | "symlink";

/** What a listing knows of a file, directory or link. */
export interface Entry {
  /** The last segment of its path, NFC; `""` for the root. */
  readonly name: string;
  readonly kind: EntryKind;
  /** Bytes of content; `null` unless it is a file whose size is known. */
  readonly size: number | null;
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
  /** Milliseconds since 1970; 0 where the disk does not know. */
  readonly createdMs: number;
  /** Opaque; another one after every change of the file's content. For ETags. */
  readonly revision: string;
  /** Why the entry cannot be used although it is listed: its node or its size is broken. */
  readonly failure?: Failure;
}

/** An open file, for reading. Sees the version it was opened on, whatever replaces it meanwhile. */
export interface FileReader {
  readonly entry: Entry;
  /** Bytes of content. */
  readonly size: number;

  /**
   * Bytes `[start, start + length)`, fewer at the end of the file, none beyond it.
   * Every byte has been authenticated. The caller owns the result.
   *
   * @throws VaultError `tampered` if a chunk in the range does not authenticate
   */
  read(start: number, length: number): Promise<Uint8Array>;

  /**
   * As {@link read}, into `target`: as many bytes as it has room for. A reader
   * that goes through a large file can so use the same few buffers all along.
   *
   * @returns how many bytes it was, fewer only at the end of the file
   */
  readInto(target: Uint8Array, start: number): Promise<number>;

  close(): Promise<void>;
}

/**
 * A new version of a file, invisible until it is committed.
 *
 * Exactly one of `commit` and `abort` ends it; after a failed `write` or
 * `commit` the draft is gone and the old version untouched.
 */
export interface FileDraft {
  /** Appends. `bytes` may be reused by the caller as soon as the promise resolves. */
  write(bytes: Uint8Array): Promise<void>;
  /**
   * Puts the new version in place of the old one, atomically. What replaces an older version is on
   * the disk itself then; a new file follows within half a second, or at {@link Vault.flush}.
   */
  commit(): Promise<Entry>;
  abort(): Promise<void>;
}

/**
 * An open file, for editing in place.
 *
 * All editors of one file share its content: each sees at once what the others
 * wrote. Everybody else, readers included, sees the version of the last flush.
 * A flush is atomic: a crash at any moment leaves the version before it or
 * after it, and what a flush has acknowledged is on the disk itself.
 *
 * If the file was replaced by somebody else meanwhile, the next flush replaces
 * that; if it was removed, writes fail with `not-found` and nothing comes back.
 */
export interface FileEditor {
  /** Bytes of content, unflushed writes included. */
  readonly size: number;

  /** As {@link FileReader.read}, unflushed writes included. */
  read(start: number, length: number): Promise<Uint8Array>;

  /**
   * Writes at `position`, growing the file where needed; a gap is filled with zeros.
   * `bytes` may be reused by the caller as soon as the promise resolves.
   */
  write(position: number, bytes: Uint8Array): Promise<void>;

  /** Writes at the end, wherever that is by then. @returns the position it was written at */
  append(bytes: Uint8Array): Promise<number>;

  /** Cuts the file, or grows it with zeros. */
  truncate(size: number): Promise<void>;

  /** Makes what was written so far the file's version, durably. */
  flush(): Promise<Entry>;

  /** Flushes, then ends this editor. A failed flush loses what was not flushed, and is thrown. */
  close(): Promise<void>;
}

export interface EditOptions {
  /** Make an empty file if there is none. Default: `not-found`. */
  readonly create?: boolean;
}

export interface DraftOptions {
  /** Milliseconds since 1970; now if absent. */
  readonly modifiedMs?: number;
  /** Fail with `already-exists` at commit if anything by that name is there. Default: replace a file. */
  readonly exclusive?: boolean;
}

export interface VaultInfo {
  readonly cipher: "SIV_GCM" | "SIV_CTRMAC";
  /** Characters of a ciphertext name beyond which it is shortened. */
  readonly shorteningThreshold: number;
  readonly readOnly: boolean;
}

export interface Vault {
  readonly info: VaultInfo;

  /** Counts on while the vault is open. */
  readonly statistics: Readonly<VaultStatistics>;

  stat(path: string): Promise<Entry>;

  /** The same; `null` if the directory has nothing by that name. For whoever asks before making it: no failure, no cost of one. */
  find(path: string): Promise<Entry | null>;

  /**
   * What is in a directory, in no particular order. Entries whose names do not
   * authenticate are left out; entries that are broken otherwise carry a `failure`.
   *
   * Conflict copies of sync clients have names of their own, by which everything
   * else finds them too. In a writable vault a listing resolves them
   * (docs/cloud-folder.md); no other reading writes.
   */
  list(path: string): Promise<readonly Entry[]>;

  /**
   * {@link list}, some hundred entries at a time: for whoever passes them on and need not hold those
   * of a whole directory. Between the parts nothing of it runs, and a lock does not wait.
   */
  listInParts(path: string): AsyncIterable<readonly Entry[]>;

  /** @throws VaultError `is-a-directory`, `is-not-a-file` (a link) */
  openFile(path: string): Promise<FileReader>;

  /**
   * Starts a new version of a file, or a new file.
   *
   * @throws VaultError `is-a-directory`, `is-not-a-file` (a link), `name-too-long`; `not-found` if the parent is missing
   */
  draftFile(path: string, options?: DraftOptions): Promise<FileDraft>;

  /**
   * A draft that is written and committed at once, for content that is in memory: all of it happens, or nothing.
   *
   * @throws VaultError as {@link draftFile} and its commit
   */
  putFile(path: string, bytes: Uint8Array, options?: DraftOptions): Promise<Entry>;

  /** @throws VaultError `is-a-directory`, `is-not-a-file` (a link), `name-too-long` */
  editFile(path: string, options?: EditOptions): Promise<FileEditor>;

  /** @throws VaultError `already-exists`, `name-too-long` */
  makeDirectory(path: string): Promise<void>;

  /** Removes a file or link; not a directory (`is-a-directory`). */
  removeFile(path: string): Promise<void>;

  /**
   * Removes a file as {@link removeFile} does, but only if it is still the version that is meant.
   *
   * @param revision - {@link Entry.revision} of that version
   * @returns false if there is another one by now, or nothing: then nothing was done
   */
  removeVersion(path: string, revision: string): Promise<boolean>;

  /** Removes an empty directory. @throws VaultError `not-empty` */
  removeDirectory(path: string): Promise<void>;

  /** Removes whatever is there, with all below it. Nothing outside the vault is ever followed. */
  removeTree(path: string): Promise<void>;

  /**
   * Renames or moves.
   *
   * @param options.replace - replace a file or link, or an empty directory by a directory
   * @throws VaultError `already-exists`, `not-empty`, `into-itself`, `name-too-long`, `is-a-directory`, `is-not-a-directory`
   */
  move(from: string, to: string, options?: { readonly replace?: boolean }): Promise<void>;

  /**
   * Copies a file, link or whole tree to a path where nothing is yet.
   *
   * @throws VaultError `already-exists`, `into-itself`, `name-too-long`
   */
  copy(from: string, to: string): Promise<void>;

  /** The target of a link, as it was stored. @throws VaultError `is-not-a-link` */
  readLink(path: string): Promise<string>;

  /** @throws VaultError `already-exists`, `link-target-invalid`, `name-too-long` */
  makeLink(path: string, target: string): Promise<void>;

  /**
   * The path that `path` stands for once every link on the way is followed, inside the vault only.
   *
   * @throws VaultError `link-loop`; `not-found` if a link points outside the vault or nowhere
   */
  resolveLinks(path: string): Promise<string>;

  /** Sets the modification time, milliseconds since 1970. */
  setModified(path: string, modifiedMs: number): Promise<void>;

  /** Bytes of the disk below. */
  space(): Promise<{ readonly freeBytes: number; readonly totalBytes: number }>;

  /** Returns when everything that was committed is on the disk itself. */
  flush(): Promise<void>;

  /**
   * Seals a note with the keys of the vault, to be kept outside of it: of what is being copied, for example.
   * Nothing is written.
   *
   * @param purpose - {@link openNote} must name the same
   */
  sealNote(purpose: string, bytes: Uint8Array): Promise<Uint8Array>;

  /** What was sealed; `null` if this vault has not sealed it for this purpose. */
  openNote(purpose: string, sealed: Uint8Array): Promise<Uint8Array | null>;

  /** Ends every open file and draft, flushes, wipes the keys. May be called twice. */
  lock(): Promise<void>;
}
