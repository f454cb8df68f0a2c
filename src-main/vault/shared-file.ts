/**
 * One file that is open for editing, whoever and however many edit it.
 *
 *     clean    the node's own ciphertext file is open, for reading
 *     edited   a copy of it is open under a draft name; the node is as it was
 *
 * The first change makes the copy, a flush renames it over the node: a crash
 * at any moment leaves the version of the last flush, whole. On disks that can
 * clone (APFS, Btrfs, XFS, ReFS) the copy costs nothing; elsewhere it costs a
 * copy of the ciphertext per flush that follows a change.
 *
 * Everything runs in the order in which it was asked for: one writer per file.
 */

import { keyMutex } from "../base/mutex.ts";
import { pathError } from "../base/vault-error.ts";
import { cipherSize, clearSize } from "../format/chunk-layout.ts";
import { newHeader } from "../format/content-cipher.ts";
import type { Storage, StorageFile } from "../storage/storage.ts";
import { readHeader } from "./chunk-source.ts";
import { copyOpenFile, duplicate } from "./copy-ciphertext.ts";
import { EditedContent } from "./edited-content.ts";
import type { Closable, Engine } from "./engine.ts";
import { fileEntry } from "./entry.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { findNode } from "./node.ts";
import { discard } from "./node-directory.ts";
import type { Place } from "./place.ts";
import { putInPlace } from "./replace-file.ts";
import type { Entry } from "./vault.ts";

/** A file and its content, open together. */
interface Opened {
  readonly file: StorageFile;
  readonly content: EditedContent;
  /** Where the draft lies; `null` while clean. */
  readonly draftPath: string | null;
}

export class SharedFile implements Closable {
  readonly #engine: Engine;
  readonly #serial = keyMutex();
  #place: Place;
  #path: string;
  #opened: Opened;
  /** Draft of a flush that failed at its rename: it may be the file by now. Its content is to be flushed again. */
  #unsaved: string | null = null;

  private constructor(engine: Engine, at: { place: Place; path: string }, opened: Opened) {
    this.#engine = engine;
    this.#place = at.place;
    this.#path = at.path;
    this.#opened = opened;
  }

  /** @throws VaultError `tampered`, `broken-node` */
  static async open(
    engine: Engine,
    at: { place: Place; path: string },
    dataPath: string,
  ): Promise<SharedFile> {
    const opened = await openContent(engine, dataPath, at.path, null);
    return new SharedFile(engine, at, opened);
  }

  get size(): number {
    return this.#opened.content.size;
  }

  /** The file has another place now; the content stays what it is. */
  moved(place: Place, path: string): void {
    this.#place = place;
    this.#path = path;
  }

  read(start: number, length: number): Promise<Uint8Array> {
    return this.#inOrder(async () => {
      const end = Math.min(start + length, this.size);
      return end <= start ? new Uint8Array() : this.#opened.content.read(start, end);
    });
  }

  write(position: number, bytes: Uint8Array): Promise<void> {
    return this.#inOrder(async () => {
      await (await this.#copy()).write(position, bytes);
    });
  }

  append(bytes: Uint8Array): Promise<number> {
    return this.#inOrder(async () => {
      const content = await this.#copy();
      const position = content.size;
      await content.write(position, bytes);
      return position;
    });
  }

  truncate(size: number): Promise<void> {
    return this.#inOrder(async () => {
      if (size === this.size) return;
      if (size === 0 && this.#opened.draftPath === null) await this.#startEmpty();
      else await (await this.#copy()).truncate(size);
    });
  }

  flush(): Promise<Entry> {
    return this.#inOrder(() => this.#flush());
  }

  /** Flushes and closes; what could not be flushed is gone then. */
  async close(): Promise<void> {
    await this.#serial.run([""], async () => {
      try {
        await inTermsOf(this.#path, () => this.#flush());
      } finally {
        await this.#discard();
      }
    });
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    return this.#engine.run(() => this.#serial.run([""], () => inTermsOf(this.#path, work)));
  }

  /** The content to change: of the copy, which is made now if there is none. */
  async #copy(): Promise<EditedContent> {
    if (this.#opened.draftPath !== null) return this.#opened.content;
    const draftPath = this.#newDraftPath();
    await this.#duplicateTo(draftPath);
    await this.#switchTo(await openContent(this.#engine, draftPath, this.#path, draftPath));
    if (this.#unsaved !== null) await discard(this.#engine.storage, this.#unsaved);
    this.#unsaved = null;
    return this.#opened.content;
  }

  /** A clone of the node if that still is what is open here; else a copy of what is open. */
  async #duplicateTo(draftPath: string): Promise<void> {
    const { storage } = this.#engine;
    const { file } = this.#opened;
    const node = await findNode(this.#engine, this.#place);
    const mine = await file.stat();
    if (node?.kind === "file" && node.stat.revision === mine.revision) {
      await duplicate(storage, node.dataPath, draftPath);
    } else {
      await copyOpenFile(storage, file, draftPath);
    }
  }

  /** Cut to nothing: no copy is needed, and the content key may be a new one. */
  async #startEmpty(): Promise<void> {
    const { content, storage, world } = this.#engine;
    const draftPath = this.#newDraftPath();
    const file = await storage.open(draftPath, "create");
    const header = newHeader(content, world.random);
    try {
      await file.write(content.sealHeader(header), 0);
    } catch (error) {
      await closeDraft(storage, file, draftPath);
      throw error;
    }
    const edited = new EditedContent(this.#engine, file, { header, size: 0, path: this.#path });
    await this.#switchTo({ file, content: edited, draftPath });
  }

  async #switchTo(opened: Opened): Promise<void> {
    const before = this.#opened;
    this.#opened = opened;
    before.content.close();
    await before.file.close();
  }

  async #flush(): Promise<Entry> {
    if (this.#unsaved !== null) await this.#copy();
    if (this.#opened.draftPath !== null) {
      await this.#finishContent();
      await this.#putInPlace(await this.#presentDraft());
    }
    const stat = await this.#opened.file.stat();
    return fileEntry(this.#engine, this.#place.name, stat, this.#path);
  }

  /** Brings all of the content to the disk. */
  async #finishContent(): Promise<void> {
    const { file, content } = this.#opened;
    await content.writeDirty();
    // A write that failed before may have left bytes beyond the end.
    await file.truncate(cipherSize(this.#engine.content.layout, content.size));
    await file.setModified(this.#engine.uniqueNow());
    await file.sync();
  }

  /** The draft, made anew if it went with the directory that the file was in before it was moved. */
  async #presentDraft(): Promise<string> {
    const { file, content, draftPath } = this.#opened;
    if (draftPath !== null && (await this.#engine.storage.find(draftPath)) !== null) {
      return draftPath;
    }
    this.#opened = { file, content, draftPath: null };
    await this.#copy();
    await this.#opened.file.sync();
    return this.#presentDraft();
  }

  async #putInPlace(draftPath: string): Promise<void> {
    const engine = this.#engine;
    const { file, content } = this.#opened;
    await engine.mutex.run([this.#place.directory.id], async () => {
      const node = await findNode(engine, this.#place);
      if (node === null) throw pathError("not-found", this.#path);
      if (node.kind !== "file") throw pathError("is-not-a-file", this.#path);
      // From here on the draft may be the file, even if a step fails: it is not written to any more.
      this.#opened = { file, content, draftPath: null };
      this.#unsaved = draftPath;
      await putInPlace(engine, this.#place, node, draftPath);
      this.#unsaved = null;
    });
  }

  async #discard(): Promise<void> {
    const { file, content, draftPath } = this.#opened;
    content.close();
    const left = draftPath ?? this.#unsaved;
    if (left === null) await file.close();
    else await closeDraft(this.#engine.storage, file, left);
  }

  #newDraftPath(): string {
    return `${this.#place.directory.contentPath}/${this.#engine.nextDraft()}`;
  }
}

/** @param draftPath - of the file if it is a draft: opened for writing, and removed if it cannot be */
async function openContent(
  engine: Engine,
  dataPath: string,
  path: string,
  draftPath: string | null,
): Promise<Opened> {
  const file = await openOrDiscard(engine.storage, dataPath, draftPath);
  try {
    const { size: cipherBytes } = await file.stat();
    if (cipherBytes === 0) throw pathError("broken-node", path);
    const size = clearSize(engine.content.layout, cipherBytes);
    if (size === null) throw pathError("tampered", path);
    const header = await readHeader(engine, file, path);
    return { file, content: new EditedContent(engine, file, { header, size, path }), draftPath };
  } catch (error) {
    if (draftPath === null) await file.close();
    else await closeDraft(engine.storage, file, draftPath);
    throw error;
  }
}

async function openOrDiscard(
  storage: Storage,
  dataPath: string,
  draftPath: string | null,
): Promise<StorageFile> {
  if (draftPath === null) return storage.open(dataPath, "read");
  try {
    return await storage.open(draftPath, "edit");
  } catch (error) {
    await discard(storage, draftPath);
    throw error;
  }
}

/** Ends a draft that failed, or whose content is flushed no more. */
async function closeDraft(storage: Storage, file: StorageFile, draftPath: string): Promise<void> {
  await file.close().catch(() => undefined);
  await discard(storage, draftPath);
}
