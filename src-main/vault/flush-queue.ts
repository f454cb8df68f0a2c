/**
 * Flushes new files to the disk a little later, many at once.
 *
 * A flush of each file before it gets its name would cost more than all the
 * rest of writing a small file. So a new file is named first and flushed
 * within {@link DELAY_MS}; a power cut can cost new files of that last moment.
 * What replaces an older version is never left to this queue: it is flushed
 * before the rename, so the old version or the new one survives
 * (docs/performance.md has the figures, SECURITY.md the promise).
 */

import { isFailure } from "../base/vault-error.ts";
import type { Storage } from "../storage/storage.ts";

/** How long a new file waits at most before its flush begins, in milliseconds. */
const DELAY_MS = 500;

/** What the disk says of a file that was removed meanwhile, or replaced by something else. */
const gone = ["not-found", "is-not-a-directory", "is-a-directory"] as const;

/** Files that are flushed at the same time. */
const PARALLEL = 4;

export class FlushQueue {
  readonly #storage: Storage;
  #files = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #failure: Error | undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** @param folder - whose list of names has to be flushed too */
  add(dataPath: string, folder: string): void {
    this.#files.set(dataPath, folder);
    this.#timer ??= setTimeout(() => void this.#start(), DELAY_MS).unref();
  }

  /**
   * Flushes a file now if it waits here: it is about to get another name, by
   * which it would not be found, or to replace a version that was flushed.
   */
  async settle(dataPath: string): Promise<void> {
    const folder = this.#files.get(dataPath);
    if (folder === undefined) return this.#running;
    this.#files.delete(dataPath);
    try {
      await flushFile(this.#storage, dataPath);
    } catch (error) {
      this.add(dataPath, folder);
      throw error;
    }
  }

  /**
   * Waits until all that was added is on the disk itself.
   *
   * @throws the failure of any flush since the last call
   */
  async drain(): Promise<void> {
    await this.#start();
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
  }

  #start(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const files = this.#files;
    this.#files = new Map();
    this.#running = this.#running.then(() => this.#flush(files));
    return this.#running;
  }

  async #flush(files: ReadonlyMap<string, string>): Promise<void> {
    const queue = files.keys();
    const work = async (): Promise<void> => {
      for (const path of queue) await this.#try(() => flushFile(this.#storage, path));
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    for (const folder of new Set(files.values())) {
      await this.#try(() => this.#storage.syncDirectory(folder));
    }
  }

  /** What was removed or moved meanwhile needs no flush here: who moved it has flushed the names. */
  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!gone.some((kind) => isFailure(error, kind))) this.#failure ??= asError(error);
    }
  }
}

/** Makes the content of a file durable that may be open nowhere. */
export async function flushFile(storage: Storage, path: string): Promise<void> {
  // Windows flushes only what is open for writing.
  const file = await storage.open(path, "edit");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error("a flush failed", { cause: error });
}
