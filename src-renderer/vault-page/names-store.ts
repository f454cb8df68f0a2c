import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { NamedFile } from "../../src-shared/model/file-name-answer.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** What encrypted files are, as it was asked for last. */
export interface NamedFiles {
  readonly id: VaultId;
  readonly files: readonly NamedFile[];
  readonly failure: Failure | null;
}

export type NamesStore = ReturnType<typeof namesStore>;

/**
 * Encrypted files that were chosen or dropped, and their names; of one vault at a time.
 *
 * @param showVault - shows the page on which the names of what was dropped appear
 */
export function namesStore(bridge: Bridge, showVault: (id: VaultId) => void) {
  const store = createStore<{ readonly named: NamedFiles | null }>(() => ({ named: null }));

  function show(id: VaultId, files: readonly NamedFile[]): void {
    store.setState({ named: { id, files, failure: null } });
  }

  bridge.on("names.answered", ({ id, files }) => {
    show(id, files);
    showVault(id);
  });

  return {
    ...store,
    /** Lets the user pick some. */
    choose: async (id: VaultId): Promise<void> => {
      const reply = await bridge.ask("names.decrypt", { id });
      if (!reply.ok) store.setState({ named: { id, files: [], failure: reply.failure } });
      else if (reply.value.length > 0) show(id, reply.value);
    },
    /** Names of a vault that is shut are for nobody to read any more. */
    forgetUnless: (isOpen: (id: VaultId) => boolean): void => {
      const { named } = store.getState();
      if (named && !isOpen(named.id)) store.setState({ named: null });
    },
  };
}
