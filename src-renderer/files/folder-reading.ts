import type { Result } from "../../src-shared/failure.ts";
import type { FileEntry } from "../../src-shared/model/files.ts";
import { type FileItem, itemIn, parentOf } from "./file-item.ts";
import { type FilesContext, type FilesState, withItems } from "./files-state.ts";
import { nothingSelected, placeOf, selectOnly } from "./selection.ts";

/** Milliseconds from one reading of a folder that keeps changing to the next; at least as long as it took. */
const REST_MS = 500;

type Read = Result<{ readonly path: string; readonly entries: readonly FileItem[] }>;

/** Going from folder to folder, and keeping up with what is in the one that is shown. */
export class FolderReading {
  readonly #context: FilesContext;
  /** Of the reading that counts; every other one is dropped when it comes back. */
  #turn = 0;
  #isFollowing = false;
  #isStale = false;

  constructor(context: FilesContext) {
    this.#context = context;
  }

  /** Goes to a folder, and selects what is named there. */
  readonly go = async (path: string, select: string | null = null): Promise<void> => {
    const { folder, before } = this.#context.store.getState();
    await this.#show(path, path === folder ? before : [...before, folder], select);
  };

  readonly back = async (): Promise<void> => {
    const { folder, before } = this.#context.store.getState();
    const last = before.at(-1);
    if (last !== undefined) await this.#show(last, before.slice(0, -1), folder);
  };

  readonly up = async (): Promise<void> => {
    const { folder, before } = this.#context.store.getState();
    const parent = parentOf(folder);
    if (parent !== null) await this.#show(parent, [...before, folder], folder);
  };

  /** Reads the folder again behind what is shown. */
  readonly refresh = async (): Promise<void> => {
    const { store } = this.#context;
    const { folder, reading } = store.getState();
    if (reading) return;
    const reply = await this.#read(folder, () => undefined);
    if (!reply) return;
    if (reply.ok) {
      const { entries } = reply.value;
      store.setState((state) => ({ ...withItems(state, { entries }), failure: null }));
      return;
    }
    // It was removed, by whomever: what is left of the way to it.
    const parent = parentOf(folder);
    if (reply.failure.kind !== "not-found" || parent === null) {
      store.setState({ failure: reply.failure });
    } else {
      await this.#show(parent, store.getState().before, null);
    }
  };

  /** Something in a folder has changed; many changes are one reading. */
  readonly changed = async (folder: string): Promise<void> => {
    if (folder !== this.#context.store.getState().folder) return;
    this.#isStale = true;
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    while (this.#isStale) {
      this.#isStale = false;
      const startMs = Date.now();
      await this.refresh();
      const restMs = Math.max(REST_MS, Date.now() - startMs);
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
    this.#isFollowing = false;
  };

  async #show(path: string, before: FilesState["before"], select: string | null): Promise<void> {
    const { store } = this.#context;
    store.setState((state) => ({
      ...withItems(state, { entries: [], search: null }),
      folder: path,
      before,
      failure: null,
      problem: null,
      renaming: null,
      reading: { known: 0, total: null },
      selection: nothingSelected,
    }));
    const reply = await this.#read(path, (known, total) => {
      store.setState({ reading: { known, total } });
    });
    if (!reply) return;
    if (!reply.ok) {
      store.setState({ reading: null, failure: reply.failure });
      return;
    }
    const { entries, path: folder } = reply.value;
    store.setState((state) => {
      const next = withItems(state, { entries });
      const isThere = select !== null && placeOf(next.items, select) >= 0;
      const selection = isThere ? selectOnly(select) : nothingSelected;
      return { ...next, folder, reading: null, selection };
    });
  }

  /** @returns `null` if another reading has begun meanwhile */
  async #read(path: string, tell: (known: number, total: number) => void): Promise<Read | null> {
    const { bridge, id } = this.#context;
    this.#turn += 1;
    const mine = this.#turn;
    const first = await bridge.ask("files.list", { id, path });
    if (mine !== this.#turn) return null;
    if (!first.ok) return first;
    const { listing, total, path: folder } = first.value;
    const all: FileEntry[] = [...first.value.entries];
    while (all.length < total) {
      tell(all.length, total);
      const part = await bridge.ask("files.list-more", { id, listing, from: all.length });
      if (mine !== this.#turn) return null;
      if (!part.ok) return part;
      // Forgotten in main, because somebody has asked for other folders: this one is read anew.
      if (part.value.length === 0) return this.#read(path, tell);
      all.push(...part.value);
    }
    return {
      ok: true,
      value: { path: folder, entries: all.map((entry) => itemIn(folder, entry)) },
    };
  }
}
