import { assertNever } from "../../src-shared/assert-never.ts";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Wish } from "../../src-shared/model/wish.ts";
import type { AppStores } from "../app-stores.ts";
import { selectedVault } from "../vault-list/vault-list-store.ts";

/** Does what main wants of the window, from before it was there on. */
export function followWishes(bridge: Bridge, stores: AppStores): void {
  async function take(): Promise<void> {
    const wishes = await bridge.ask("wishes.take", {});
    for (const wish of wishes.ok ? wishes.value : []) fulfil(wish, stores);
  }
  bridge.on("wish.made", () => void take());
  void take();
}

function fulfil(wish: Wish, stores: AppStores): void {
  const { list, view, dialogs, adding, showVault, lockVault, startNewVault } = stores;
  switch (wish.kind) {
    case "show-vault":
      showVault(wish.id);
      return;
    case "unlock":
      showVault(wish.id);
      dialogs.show({ kind: "unlock", id: wish.id });
      return;
    case "new-vault":
      startNewVault();
      return;
    case "add-existing":
      void adding.choose();
      return;
    case "lock":
      lockVault(wish.id);
      return;
    case "lock-selected": {
      const vault = selectedVault(list.getState());
      if (vault?.state.kind === "unlocked") lockVault(vault.id);
      return;
    }
    case "preferences":
      view.showPreferences();
      return;
    case "refused":
      dialogs.show({ kind: "add-refused", failure: wish.failure });
      return;
    case "drop-refused":
      dialogs.show({ kind: "drop-refused", failure: wish.failure });
      return;
    case "ask-to-quit":
      dialogs.show({ kind: "quit" });
      return;
    case "tell-trouble":
      dialogs.show({ kind: "trouble", trouble: wish.trouble });
      return;
    default:
      assertNever(wish);
  }
}
