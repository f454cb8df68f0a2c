/**
 * What the operations of one open vault share: the disk, the keys, the locks.
 *
 * A lock has two phases. While locking, no new operation begins and those that
 * run may finish, within a bound; then the keys are wiped. They are reached
 * through {@link Engine.key} and {@link Engine.content} only, and both refuse
 * from then on: an operation that was waiting for a slow disk meanwhile can
 * never go on with wiped keys.
 */

import type { Failure } from "../../src-shared/failure.ts";
import type { VaultEvent } from "../../src-shared/model/vault-event.ts";
import { BoundedMap } from "../base/bounded-map.ts";
import { type KeyMutex, keyMutex } from "../base/mutex.ts";
import { failureOf, VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import { contentCipher } from "../format/cipher-combo.ts";
import type { ContentCipher } from "../format/content-cipher.ts";
import { contentDirectory, ROOT_ID } from "../format/directory-id.ts";
import type { VaultConfig } from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { ChunkCache } from "./chunk-cache.ts";
import type { Directory } from "./directory.ts";
import { DirectoryCache } from "./directory-cache.ts";
import { draftNames, newSession } from "./draft-names.ts";
import { EventFeed } from "./events/event-feed.ts";
import { FolderWatch } from "./events/folder-watch.ts";
import { FlushQueue } from "./flush-queue.ts";
import { NameLimits } from "./limits/name-limits.ts";
import { PlainFolders } from "./listing/plain-folders.ts";
import { StrayIndex } from "./listing/stray-index.ts";
import { NameCache } from "./name-cache.ts";
import type { Place } from "./place.ts";
import { counted, noStatistics, type VaultStatistics } from "./statistics.ts";

/** Something that a lock has to end: an open file, a draft. */
export interface Closable {
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly storage: Storage;
  readonly world: World;
  /** Taken over: disposed of when the vault is locked. */
  readonly key: Masterkey;
  readonly config: VaultConfig;
  readonly readOnly: boolean;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  /** What the vault has to tell without being asked. */
  readonly onEvent?: ((event: VaultEvent) => void) | undefined;
}

/** Who wants to know what happens in an engine. */
export interface EngineWatcher {
  /** An operation has failed; it is thrown as well. */
  readonly onFailure: (failure: Failure) => void;
  /** A file has another place and cleartext path now; nobody else may touch either until this is done. */
  readonly fileMoved: (from: Place, to: Place, path: string) => Promise<void>;
  /** Drafts were seen in a folder, of whichever writer. */
  readonly draftsSeen: (folder: string, names: readonly string[]) => void;
}

const nobody: EngineWatcher = {
  onFailure: () => undefined,
  fileMoved: () => Promise.resolve(),
  draftsSeen: () => undefined,
};

/** Conflict copies that are remembered as not resolvable. */
const MOST_UNRESOLVED = 1_000;

/** Long names that are remembered: a few MB, as real ones have a few hundred bytes. */
const MOST_LONG_NAMES = 10_000;

/** How long a lock waits for operations that hang on the disk, in milliseconds. */
const LOCK_PATIENCE = 5_000;

export class Engine {
  readonly storage: Storage;
  readonly world: World;
  readonly config: VaultConfig;
  readonly readOnly: boolean;
  readonly mutex: KeyMutex = keyMutex();
  readonly directories = new DirectoryCache();
  readonly names = new NameCache();
  readonly strays = new StrayIndex();
  readonly plainFolders = new PlainFolders();
  /** Ciphertext names that are long, by the name of the node that their hash gives: what has a hash never changes. */
  readonly longNames = new BoundedMap<string, string>(MOST_LONG_NAMES);
  /** When conflict copies could not be resolved, by their ciphertext path; milliseconds since 1970. */
  readonly unresolved = new BoundedMap<string, number>(MOST_UNRESOLVED);
  readonly limits = new NameLimits();
  readonly events: EventFeed;
  /** The root directory. */
  readonly root: Directory;
  readonly flushes: FlushQueue;
  readonly chunks = new ChunkCache();
  readonly statistics: VaultStatistics = noStatistics();
  /** Of the names of all drafts that this engine makes. */
  readonly session: string;
  readonly nextDraft: () => string;
  readonly #folder: FolderWatch;
  #watcher = nobody;
  readonly #key: Masterkey;
  readonly #content: ContentCipher;
  readonly #open = new Set<Closable>();
  readonly #running = new Set<Promise<unknown>>();
  #state: "open" | "locking" | "locked" = "open";
  #lastTime = 0;

  constructor(options: EngineOptions) {
    this.storage = options.storage;
    this.world = options.world;
    this.config = options.config;
    this.readOnly = options.readOnly;
    this.session = newSession(options.world.random);
    this.nextDraft = draftNames(options.world.random, this.session);
    this.flushes = new FlushQueue(options.storage);
    this.#key = options.key;
    const content = contentCipher(options.config.cipherCombo, options.key);
    this.#content = counted(content, this.statistics);
    this.root = { id: ROOT_ID, contentPath: contentDirectory(options.key, ROOT_ID) };
    this.events = new EventFeed(options.onEvent, options.world.now);
    this.#folder = this.#watchFolder(options.hostPath);
  }

  /** @throws VaultError `locked` */
  get key(): Masterkey {
    this.assertUnlocked();
    return this.#key;
  }

  /** @throws VaultError `locked` */
  get content(): ContentCipher {
    this.assertUnlocked();
    return this.#content;
  }

  /** Runs one operation; a lock waits for it. @throws VaultError `locked` */
  async run<T>(operation: () => Promise<T>): Promise<T> {
    this.#assertOpen();
    const running = operation();
    this.#running.add(running);
    try {
      const result = await running;
      this.#folder.seen();
      return result;
    } catch (error) {
      throw await this.#explain(error);
    } finally {
      this.#running.delete(running);
    }
  }

  setWatcher(watcher: EngineWatcher): void {
    this.#watcher = watcher;
  }

  /** For whoever has found nothing and is about to say so. @throws VaultError `not-reachable` if the whole folder is away */
  assertFolderThere(): Promise<void> {
    return this.#folder.assertThere();
  }

  /** Whoever moves a file by other means than `move` tells it here. */
  fileMoved(from: Place, to: Place, path: string): Promise<void> {
    return this.#watcher.fileMoved(from, to, path);
  }

  draftsSeen(folder: string, names: readonly string[]): void {
    this.#watcher.draftsSeen(folder, names);
  }

  /** The same for an operation that writes. @throws VaultError `locked`, `read-only` */
  async runWrite<T>(path: string, operation: () => Promise<T>): Promise<T> {
    this.#assertOpen();
    if (this.readOnly) throw new VaultError({ kind: "read-only", path });
    return this.run(operation);
  }

  /** Keeps `item` until {@link release}; a lock closes it. */
  hold(item: Closable): void {
    this.#assertOpen();
    this.#open.add(item);
  }

  release(item: Closable): void {
    this.#open.delete(item);
  }

  /**
   * A modification time that no other write of this session got, so that two
   * versions of a file written at once differ in their revision.
   *
   * @returns milliseconds since 1970, in steps of a thousandth
   */
  uniqueNow(): number {
    this.#lastTime = Math.max(this.world.now(), this.#lastTime + 0.001);
    return this.#lastTime;
  }

  /**
   * @returns false if something hung for so long that it was not waited for: it may have left drafts
   * @throws what a flush of new files failed with; the keys are wiped all the same
   */
  async lock(): Promise<boolean> {
    if (this.#state === "locked") return true;
    this.#state = "locking";
    try {
      return await Promise.race([this.#settle().then(() => true), patience().then(() => false)]);
    } finally {
      this.#wipe();
    }
  }

  #wipe(): void {
    this.#state = "locked";
    this.#folder.stop();
    this.#key[Symbol.dispose]();
    this.directories.clear();
    this.names.clear();
    this.strays.clear();
    this.plainFolders.clear();
    this.longNames.clear();
    this.events.clear();
    this.chunks.clear();
  }

  async #explain(error: unknown): Promise<unknown> {
    if (this.#state !== "open") {
      // Whatever broke because its file was closed under it: what happened is the lock.
      return error instanceof VaultError
        ? error
        : new VaultError({ kind: "locked" }, { cause: error });
    }
    const explained = await this.#folder.explain(error);
    this.#watcher.onFailure(failureOf(explained));
    return explained;
  }

  #watchFolder(hostPath: string): FolderWatch {
    return new FolderWatch({
      storage: this.storage,
      rootPath: this.root.contentPath,
      hostPath,
      onGone: () => {
        this.events.tellAlways({ kind: "folder-gone" });
      },
      onBack: () => {
        // It may have come back on another disk, in another state.
        this.limits.forget();
        this.directories.clear();
        this.strays.clear();
        this.plainFolders.clear();
        this.events.tellAlways({ kind: "folder-back" });
      },
    });
  }

  /** For an operation that runs: true until the keys are wiped. @throws VaultError `locked` */
  assertUnlocked(): void {
    if (this.#state === "locked") throw new VaultError({ kind: "locked" });
  }

  #assertOpen(): void {
    if (this.#state !== "open") throw new VaultError({ kind: "locked" });
  }

  async #settle(): Promise<void> {
    await Promise.allSettled([...this.#open].map((item) => item.close()));
    await Promise.allSettled(this.#running);
    await this.flushes.drain();
  }
}

function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, LOCK_PATIENCE).unref();
  });
}
