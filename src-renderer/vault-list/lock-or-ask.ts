import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { DialogStore } from "../dialogs/dialog-store.ts";
import type { VaultListStore } from "./vault-list-store.ts";

/** Locks a vault; while files are being written, the user is asked first. */
export async function lockOrAsk(
  list: VaultListStore,
  dialogs: DialogStore,
  id: VaultId,
): Promise<void> {
  const reply = await list.lock(id);
  if (reply.ok && reply.value.kind === "in-use") {
    const { files, isDriveBusy } = reply.value;
    dialogs.show({ kind: "still-writing", id, files, isDriveBusy });
  }
}
