import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { failureOf } from "../../base/vault-error.ts";
import type { AppState } from "../app-state.ts";
import type { Outside } from "../outside.ts";
import type { Wishes } from "./wishes.ts";

/** Shows the drive of an open vault, for the tray or a double click; where that does not work, its page. */
export async function openDriveFromOutside(
  { log }: Pick<Outside, "log">,
  { drives }: Pick<AppState, "drives">,
  wishes: Wishes,
  id: VaultId,
): Promise<void> {
  try {
    await drives.open(id);
  } catch (error) {
    if (failureOf(error).kind === "unexpected") log("opening a drive", error);
    wishes.make({ kind: "show-vault", id });
  }
}
