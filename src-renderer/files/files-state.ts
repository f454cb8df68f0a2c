import type { StoreApi } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { SearchNews } from "../../src-shared/model/files.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { FileItem } from "./file-item.ts";
import { keptAmong, nothingSelected, type Selection } from "./selection.ts";
import { type Sort, sortItems } from "./sort-items.ts";

/** A search as far as it has come. */
export interface Search {
  readonly words: string;
  readonly hits: readonly FileItem[];
  /** `null` until main has told for the first time. */
  readonly news: Omit<SearchNews, "hits"> | null;
}

export interface FilesState {
  readonly folder: string;
  /** Folders that were left for this one, the last one last. */
  readonly before: readonly string[];
  /** How much of the folder is here, while it is read. */
  readonly reading: { readonly known: number; readonly total: number | null } | null;
  /** Why it cannot be listed. */
  readonly failure: Failure | null;
  readonly entries: readonly FileItem[];
  readonly search: Search | null;
  readonly sort: Sort;
  /** What is shown: the entries of the folder or the hits of the search, in order. */
  readonly items: readonly FileItem[];
  readonly selection: Selection;
  readonly look: "list" | "grid";
  readonly hasDetails: boolean;
  /** The path that is being given another name. */
  readonly renaming: string | null;
  /** The path that is looked into. */
  readonly looking: string | null;
  /** What can be taken back, the last one last. */
  readonly deletions: readonly { readonly deletion: number; readonly count: number }[];
  readonly deleting: { readonly done: number; readonly all: number } | null;
  /** What was deleted is being put back, or removed for good. */
  readonly settling: "undo" | "forget" | null;
  /** Why the last thing that was wanted was not done, in words. */
  readonly problem: string | null;
  /** What was done last, in words. */
  readonly note: string | null;
}

export const initialFiles: FilesState = {
  folder: "/",
  before: [],
  reading: null,
  failure: null,
  entries: [],
  search: null,
  sort: { by: "name", isDescending: false },
  items: [],
  selection: nothingSelected,
  look: "list",
  hasDetails: false,
  renaming: null,
  looking: null,
  deletions: [],
  deleting: null,
  settling: null,
  problem: null,
  note: null,
};

/** What the parts of the store work on. */
export interface FilesContext {
  readonly bridge: Bridge;
  readonly id: VaultId;
  readonly store: StoreApi<FilesState>;
}

/** A change of what is to be shown, with everything that follows from it. */
export function withItems(
  state: FilesState,
  change: Partial<Pick<FilesState, "entries" | "search" | "sort">>,
): FilesState {
  const next = { ...state, ...change };
  const items = sortItems(next.search ? next.search.hits : next.entries, next.sort);
  return { ...next, items, selection: keptAmong(items, state.selection, state.items) };
}
