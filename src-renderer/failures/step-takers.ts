import { createContext } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { AppStores } from "../app-stores.ts";
import type { NextStep } from "./next-step.ts";

/** Takes a step on behalf of the user; `null` where it cannot be taken. */
export type StepTaker = (step: NextStep) => (() => void) | null;

/** Who takes steps in this part of the window; nobody, unless something around it says who. */
export const StepTakerContext = createContext<StepTaker>(() => null);

/** @param id - the vault that failures in this part of the window are about; `null`: none */
export function stepTaker(bridge: Bridge, stores: AppStores, id: VaultId | null): StepTaker {
  const { list, dialogs } = stores;
  return (step) => {
    if (step === "look-again") return () => void list.lookAgain();
    if (step === "show-log") return () => void bridge.ask("log.show", {});
    if (id === null) return null;
    const take = stepAbout(bridge, stores, id, step);
    // One thing at a time: the step takes the place of the dialog in which the failure stands.
    return () => {
      dialogs.close();
      take();
    };
  };
}

function stepAbout(
  bridge: Bridge,
  { dialogs, view, showVault, lockVault }: AppStores,
  id: VaultId,
  step: Exclude<NextStep, "look-again" | "show-log">,
): () => void {
  switch (step) {
    case "show-folder":
      return () => void bridge.ask("vault.show-folder", { id });
    case "recover":
    case "restore":
      return () => {
        dialogs.show({ kind: step, id });
      };
    case "check":
      return () => {
        showVault(id);
        view.showSection("check");
      };
    case "change-port":
      return () => {
        showVault(id);
        view.showSection("unlocking");
      };
    case "upgrade":
      return () => {
        showVault(id);
      };
    case "unlock":
    case "find-key":
      return () => {
        dialogs.show({ kind: "unlock", id });
      };
    case "lock":
      return () => {
        lockVault(id);
      };
    default:
      return assertNever(step);
  }
}
