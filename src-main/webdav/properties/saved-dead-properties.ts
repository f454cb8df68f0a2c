/**
 * Dead properties that outlive the share.
 *
 * They are kept in memory, where every listing needs them, and saved as a whole
 * shortly after a change: a client of Windows changes some with every file it
 * copies, and a record per change would cost more than the copy. So a crash can
 * lose the properties, never the files, of the last second; what is on the disk
 * is always one whole record.
 */

import { isFailure } from "../../base/vault-error.ts";
import type { DeadProperties, PropertyChange, PropertyMap } from "./dead-properties.ts";
import { MemoryDeadProperties } from "./memory-dead-properties.ts";
import { readPropertyRecord, writePropertyRecord } from "./property-record.ts";
import type { PropertyStore } from "./property-store.ts";

/** Milliseconds from a change to its being saved. */
const SAVE_MS = 1_000;

/** The same after a failure: the disk may be full or away. */
const RETRY_MS = 30_000;

export interface SavedPropertiesOptions {
  /** Characters of all properties together; default: 16 Mi. */
  readonly maxTotal?: number;
  readonly saveMs?: number;
}

export class SavedDeadProperties implements DeadProperties {
  readonly #store: PropertyStore;
  readonly #memory: MemoryDeadProperties;
  readonly #saveMs: number;
  /** False if what is stored could not be read now and may be readable later: it is left alone. */
  readonly #mayReplace: boolean;
  #isChanged = false;
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> = Promise.resolve();

  private constructor(
    store: PropertyStore,
    loaded: Loaded,
    { maxTotal, saveMs = SAVE_MS }: SavedPropertiesOptions,
  ) {
    this.#store = store;
    this.#mayReplace = loaded.mayReplace;
    this.#memory = new MemoryDeadProperties(maxTotal);
    this.#memory.fill(loaded.all);
    this.#saveMs = saveMs;
  }

  /** Never fails: files without their properties are better than no files. */
  static async load(
    store: PropertyStore,
    options: SavedPropertiesOptions = {},
  ): Promise<SavedDeadProperties> {
    return new SavedDeadProperties(store, await load(store), options);
  }

  of(path: string): Promise<PropertyMap> {
    return this.#memory.of(path);
  }

  ofChildren(directory: string): Promise<ReadonlyMap<string, PropertyMap>> {
    return this.#memory.ofChildren(directory);
  }

  async change(path: string, changes: readonly PropertyChange[]): Promise<boolean> {
    let isDone = await this.#memory.change(path, changes);
    if (!isDone) {
      await this.#forgetWhatIsGone();
      isDone = await this.#memory.change(path, changes);
    }
    this.#save();
    return isDone;
  }

  move(from: string, to: string): Promise<void> {
    return this.#then(this.#memory.move(from, to));
  }

  copy(from: string, to: string, isDeep: boolean): Promise<void> {
    return this.#then(this.#memory.copy(from, to, isDeep));
  }

  remove(path: string): Promise<void> {
    return this.#then(this.#memory.remove(path));
  }

  forget(path: string): boolean {
    const isChange = this.#memory.forget(path);
    if (isChange) this.#save();
    return isChange;
  }

  /** Saves what is not saved yet. May be called at any time; a failure is tried again later. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving = this.#saving.then(() => this.#saveNow());
    await this.#saving;
  }

  async #then(change: Promise<void>): Promise<void> {
    const before = this.#memory.revision;
    await change;
    if (this.#memory.revision !== before) this.#save();
  }

  #save(delayMs = this.#saveMs): void {
    this.#isChanged = true;
    if (!this.#mayReplace || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.flush(), delayMs);
    this.#timer.unref();
  }

  async #saveNow(): Promise<void> {
    if (!this.#isChanged || !this.#mayReplace) return;
    this.#isChanged = false;
    try {
      await this.#store.save(this.#memory.isEmpty ? null : writePropertyRecord(this.#memory.all()));
    } catch {
      this.#save(RETRY_MS);
    }
  }

  async #forgetWhatIsGone(): Promise<void> {
    for (const [path] of this.#memory.all()) {
      if (!(await this.#store.isThere(path))) this.#memory.forget(path);
    }
  }
}

interface Loaded {
  readonly all: Iterable<readonly [string, PropertyMap]>;
  readonly mayReplace: boolean;
}

async function load(store: PropertyStore): Promise<Loaded> {
  try {
    const record = await store.load();
    const all = record === null ? null : readPropertyRecord(record);
    return { all: all ?? [], mayReplace: true };
  } catch (error) {
    // What is damaged is lost; what the disk would not give may be there the next time.
    const mayReplace = isFailure(error, "tampered") || isFailure(error, "broken-node");
    return { all: [], mayReplace };
  }
}
