import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import type { AppState } from "../app-state.ts";
import { lockVault } from "../lock-vault.ts";
import type { Wishes } from "./wishes.ts";

/** Locks vaults by the tray or the menu; the window asks about the first into which programs write. */
export async function lockFromOutside(
  state: Pick<AppState, "open" | "drives" | "look">,
  wishes: Wishes,
  ids: readonly VaultId[],
): Promise<void> {
  const outcomes = await Promise.all(ids.map((id) => lockVault(state, id, false)));
  const inUse = ids.find((_, index) => outcomes[index]?.kind === "in-use");
  if (inUse) wishes.make({ kind: "lock", id: inUse });
  await Promise.all(ids.map(state.look));
}
