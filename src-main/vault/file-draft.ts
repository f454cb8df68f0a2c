/**
 * Writes a new version of a file beside the old one.
 *
 * Chunks are sealed and written a mebibyte at a time. The draft becomes the
 * file only by the rename at its commit; until then every client ignores it.
 */

import { rawBytes } from "../base/raw-bytes.ts";
import { isFailure, pathError } from "../base/vault-error.ts";
import { CLEAR_CHUNK, chunkOffset, cipherChunk, cipherSize } from "../format/chunk-layout.ts";
import { type FileHeader, newHeader, wipeHeader } from "../format/content-cipher.ts";
import type { Storage, StorageFile } from "../storage/storage.ts";
import type { Closable, Engine } from "./engine.ts";

/** Cleartext that is collected before it is sealed and written. */
const BATCH_BYTES = 32 * CLEAR_CHUNK;

/** The ciphertext of a draft: opened, filled, then kept or thrown away. */
export class DraftContent implements Closable {
  readonly storagePath: string;
  readonly #engine: Engine;
  readonly #file: StorageFile;
  readonly #header: FileHeader;
  #pending = new Uint8Array();
  #pendingBytes = 0;
  #chunks = 0;
  /** Two buffers for ciphertext take turns: one is filled while the other is written. */
  #idle: Uint8Array | null = null;
  #inUse: Uint8Array | null = null;
  #writing: Promise<void> = Promise.resolve();
  #isOpen = true;
  #isKept = false;

  private constructor(engine: Engine, storagePath: string, file: StorageFile) {
    this.#engine = engine;
    this.storagePath = storagePath;
    this.#file = file;
    this.#header = newHeader(engine.content, engine.world.random);
  }

  /** @param folder - the content directory the file will be in */
  static async open(engine: Engine, folder: string): Promise<DraftContent> {
    const storagePath = `${folder}/${engine.nextDraft()}`;
    const draft = new DraftContent(
      engine,
      storagePath,
      await engine.storage.open(storagePath, "create"),
    );
    try {
      engine.hold(draft);
    } catch (error) {
      await draft.close();
      throw error;
    }
    return draft;
  }

  async write(bytes: Uint8Array): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      if (this.#pendingBytes === 0 && bytes.length - done >= BATCH_BYTES) {
        // A whole batch needs no collecting: it is sealed from where it is.
        await this.#flush(bytes.subarray(done, done + BATCH_BYTES));
        done += BATCH_BYTES;
        continue;
      }
      done += this.#collect(bytes.subarray(done));
      if (this.#pendingBytes === BATCH_BYTES) await this.#flushPending();
    }
  }

  /** The whole of a content at once, instead of {@link write}: nothing is collected, and so nothing is copied. */
  async writeWhole(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; done += BATCH_BYTES) {
      await this.#flush(bytes.subarray(done, done + BATCH_BYTES));
    }
  }

  /**
   * Writes what is left and closes.
   *
   * @param flush - the content is on the disk itself when this returns
   */
  async finish(modifiedMs: number, flush: boolean): Promise<void> {
    // From here on a lock waits for the commit instead of closing the draft under it.
    this.#engine.release(this);
    if (this.#pendingBytes > 0 || this.#chunks === 0) await this.#flushPending();
    await this.#writing;
    await this.#file.setModified(modifiedMs);
    if (flush) await this.#file.sync();
    await this.#closeFile();
  }

  /** The file is part of the vault now: {@link close} leaves it alone. */
  keep(): void {
    this.#isKept = true;
  }

  /** Throws the draft away unless it was kept. May be called at any time, more than once. */
  async close(): Promise<void> {
    await this.#closeFile();
    if (this.#isKept) return;
    this.#isKept = true;
    await removeIfThere(this.#engine.storage, this.storagePath);
  }

  async #closeFile(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#engine.release(this);
    wipeHeader(this.#header);
    this.#pending.fill(0);
    await this.#writing.catch(() => undefined);
    await this.#file.close();
  }

  /** Takes as much as fits the batch. The buffer grows as it is needed: most files are small. */
  #collect(bytes: Uint8Array): number {
    const room = BATCH_BYTES - this.#pendingBytes;
    const part = bytes.subarray(0, room);
    const needed = this.#pendingBytes + part.length;
    if (needed > this.#pending.length) {
      const larger = new Uint8Array(Math.min(needed * 2, BATCH_BYTES));
      larger.set(this.#pending.subarray(0, this.#pendingBytes));
      this.#pending.fill(0);
      this.#pending = larger;
    }
    this.#pending.set(part, this.#pendingBytes);
    this.#pendingBytes = needed;
    return part.length;
  }

  async #flushPending(): Promise<void> {
    const clear = this.#pending.subarray(0, this.#pendingBytes);
    this.#pendingBytes = 0;
    await this.#flush(clear);
  }

  /** Seals `clear` at once, then has it written. All but the last call give whole chunks. */
  async #flush(clear: Uint8Array): Promise<void> {
    if (!this.#isOpen) throw pathError("in-use", this.storagePath);
    const { layout } = this.#engine.content;
    const isFirst = this.#chunks === 0;
    const headerBytes = isFirst ? layout.headerBytes : 0;
    const position = isFirst ? 0 : chunkOffset(layout, this.#chunks);
    const length = headerBytes + cipherSize(layout, clear.length) - layout.headerBytes;
    const buffer = this.#bufferFor(length);
    const sealed = buffer.subarray(0, length);
    if (isFirst) sealed.set(this.#engine.content.sealHeader(this.#header));
    this.#seal(sealed, headerBytes, clear);
    // The next batch is collected and sealed while the disk takes this one.
    await this.#writing;
    this.#idle = this.#inUse;
    this.#inUse = buffer;
    this.#writing = this.#file.write(sealed, position);
    // Its failure is thrown to whoever waits for it next; until then it is nobody's.
    this.#writing.catch(() => undefined);
  }

  /** The one that is idle, if it is large enough: the first batch has a header too, the last is short. */
  #bufferFor(length: number): Uint8Array {
    return this.#idle !== null && this.#idle.length >= length ? this.#idle : rawBytes(length);
  }

  #seal(target: Uint8Array, start: number, clear: Uint8Array): void {
    const { content, world } = this.#engine;
    const count = Math.ceil(clear.length / CLEAR_CHUNK);
    const nonces = world.random(count * content.nonceBytes);
    for (let i = 0; i < count; i += 1) {
      const from = i * CLEAR_CHUNK;
      content.sealChunk(target, start + i * cipherChunk(content.layout), this.#header, {
        index: this.#chunks,
        nonce: nonces.subarray(i * content.nonceBytes, (i + 1) * content.nonceBytes),
        clear: clear.subarray(from, from + CLEAR_CHUNK),
      });
      this.#chunks += 1;
    }
  }
}

async function removeIfThere(storage: Storage, path: string): Promise<void> {
  try {
    await storage.removeFile(path);
  } catch (error) {
    if (!isFailure(error, "not-found")) throw error;
  }
}
