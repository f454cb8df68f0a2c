import { createStore, type StoreApi } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { FileChanges } from "./file-changes.ts";
import { FileTransfers } from "./file-transfers.ts";
import { type FilesState, initialFiles, withItems } from "./files-state.ts";
import { FolderReading } from "./folder-reading.ts";
import { moveBy, placeOf, type Selection, selectOnly } from "./selection.ts";
import { type SortKey, sortedBy } from "./sort-items.ts";
import { VaultSearch } from "./vault-search.ts";

export type FilesStore = ReturnType<typeof filesStore>;

/** The files of one open vault without their looks. */
export function filesStore(bridge: Bridge, id: VaultId) {
  const store = createStore<FilesState>(() => initialFiles);
  const context = { bridge, id, store };
  const folder = new FolderReading(context);
  const finder = new VaultSearch(context);
  const changes = new FileChanges(context, async () => {
    await folder.refresh();
    finder.searchAgain();
  });
  let isStarted = false;

  return {
    ...store,
    folder,
    finder,
    changes,
    transfers: new FileTransfers(context),
    ...looks(store),

    /** It comes into sight: the first time it begins at the root, later it looks again. */
    start: async (): Promise<void> => {
      const isFirst = !isStarted;
      isStarted = true;
      await (isFirst ? folder.go("/") : folder.refresh());
    },

    /** The vault is locked. */
    end: (): void => {
      finder.search("");
    },
  };
}

/** What changes nothing but what is seen. */
function looks(store: StoreApi<FilesState>) {
  return {
    sortBy: (by: SortKey): void => {
      store.setState((state) => withItems(state, { sort: sortedBy(state.sort, by) }));
    },

    select: (selection: Selection): void => {
      store.setState({ selection });
    },

    /** Begins to look into something, or ends it. */
    lookInto: (path: string | null): void => {
      store.setState({ looking: path });
    },

    /** From what is looked into to the one so many places on. */
    lookOn: (places: number): void => {
      const { items, looking } = store.getState();
      if (looking === null || placeOf(items, looking) < 0) return;
      const selection = moveBy(items, selectOnly(looking), places, false);
      store.setState({ selection, looking: selection.focus });
    },

    showAs: (look: FilesState["look"]): void => {
      store.setState({ look });
    },

    toggleDetails: (): void => {
      store.setState(({ hasDetails }) => ({ hasDetails: !hasDetails }));
    },

    dismissProblem: (): void => {
      store.setState({ problem: null });
    },
  };
}
