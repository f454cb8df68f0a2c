import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { ViewStore } from "../view-store.ts";
import { newVaultStore } from "./new-vault-store.ts";

/** Shows the page for a new vault; what has been typed there already stays. */
export function startNewVault(bridge: Bridge, view: ViewStore): void {
  if (view.getState().kind === "new-vault") return;
  const wizard = newVaultStore(bridge);
  view.showNewVault(wizard);
  void wizard.findPlaces();
}
