import type { StoreApi } from "zustand/vanilla";
import type { VaultId, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import type { DialogStore } from "../dialogs/dialog-store.ts";
import type { VaultListStore } from "../vault-list/vault-list-store.ts";

interface OpeningNeeds {
  readonly list: VaultListStore;
  readonly dialogs: DialogStore;
  readonly said: Pick<StoreApi<{ readonly sentence: string }>, "setState">;
  readonly showVault: (id: VaultId) => void;
}

/** What the list opens: drives of vaults that are open, and the dialog for those that are not. */
export function vaultOpening({ list, dialogs, said, showVault }: OpeningNeeds) {
  /** The page of the vault says why, where that does not work. */
  async function showDrive(id: VaultId): Promise<void> {
    const reply = await list.openDrive(id);
    if (reply.ok) return;
    showVault(id);
    // The other failures are states of the drive.
    if (reply.failure.kind === "drive-not-shown") {
      said.setState({ sentence: failureText(reply.failure) });
    }
  }

  function openDrive(id: VaultId): void {
    void showDrive(id);
  }

  return {
    openDrive,
    /** The thing one does with a vault most. */
    openVault: ({ id, state: { kind } }: VaultSummary): void => {
      if (kind === "locked") dialogs.show({ kind: "unlock", id });
      if (kind === "unlocked") openDrive(id);
    },
  };
}
