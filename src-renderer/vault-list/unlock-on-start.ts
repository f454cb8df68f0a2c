import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { DialogStore } from "../dialogs/dialog-store.ts";
import { isKeyHere } from "../key-file/key-search-store.ts";
import type { VaultListStore } from "./vault-list-store.ts";

/** Milliseconds between two looks for folders that are not here yet. */
const LOOK_EVERY = 5_000;

/** Milliseconds after which a folder that is still missing is given up. */
const PATIENCE = 10 * 60_000;

interface Stores {
  readonly list: VaultListStore;
  readonly dialogs: DialogStore;
  readonly showVault: (id: VaultId) => void;
}

/**
 * Asks for the passwords of the vaults whose owner wants it so, one after the
 * other. A cloud folder, or the stick with the key, may come later than the app: it is waited for.
 */
export function unlockOnStart({ list, dialogs, showVault }: Stores): void {
  const state = list.getState();
  if (state.step !== "ready") return;
  const waiting = new Set(
    state.list.vaults.filter(({ options }) => options.unlockOnStart).map(({ id }) => id),
  );
  if (waiting.size === 0) return;

  function askNext(): void {
    const now = list.getState();
    if (now.step !== "ready" || dialogs.getState().open) return;
    const next = now.list.vaults.find(
      ({ id, state: { kind }, safety }) =>
        waiting.has(id) && kind === "locked" && isKeyHere(safety.key),
    );
    if (!next) return;
    waiting.delete(next.id);
    showVault(next.id);
    dialogs.show({ kind: "unlock", id: next.id });
  }

  const stops = [list.subscribe(askNext), dialogs.subscribe(askNext)];
  const timer = setInterval(() => {
    if (waiting.size > 0) void list.lookAgain();
    else giveUp();
  }, LOOK_EVERY);
  const patience = setTimeout(giveUp, PATIENCE);
  askNext();

  function giveUp(): void {
    clearInterval(timer);
    clearTimeout(patience);
    for (const stop of stops) stop();
  }
}
