import { addExistingVault } from "./add-vault.ts";
import type { AppState } from "./app-state.ts";
import type { Handlers } from "./handlers.ts";
import { lockVault, trafficOf } from "./lock-vault.ts";
import type { Outside } from "./outside.ts";
import { relocateVault } from "./relocate-vault.ts";
import type { SettingsBook } from "./settings/settings.ts";
import { type UnlockChannel, unlockHandlers } from "./unlock-handlers.ts";

type VaultChannel =
  | "vault.add-existing"
  | "vault.remove"
  | "vault.relocate"
  | "vault.dismiss-hint"
  | "vault.show-folder"
  | UnlockChannel
  | "vault.stop-unlocking"
  | "vault.lock"
  | "share.traffic"
  | "share.copy";

/** Adding, opening, using and locking a vault. */
export function vaultHandlers(
  outside: Outside,
  state: AppState,
  settings: SettingsBook,
): Pick<Handlers, VaultChannel> {
  const { world, storageAt, pickFolder } = outside;
  const { list, open, passwords } = state;

  return {
    "vault.add-existing": async ({ by }) => {
      const outcome = await addExistingVault({ list, storageAt, pickFolder }, by);
      if (outcome.kind === "added") await state.look(outcome.id);
      return outcome;
    },
    "vault.remove": async ({ id }) => {
      await open.lock(id);
      await list.remove(id);
      state.events.forget(id);
      await passwords.forget(id);
      state.keys.forget(id);
      await state.facts.forget(id);
      state.announce();
      return null;
    },
    "vault.relocate": ({ id }) => relocateVault(outside, state, id),
    "vault.dismiss-hint": async ({ id, hint }) => {
      const { dismissedHints } = state.facts.of(id);
      await state.facts.note(id, { dismissedHints: [...new Set([...dismissedHints, hint])] });
      state.announce();
      return null;
    },
    "vault.show-folder": async ({ id }) => {
      await outside.showInFolder(list.find(id).path);
      return null;
    },
    ...unlockHandlers({ outside, state, settings }),
    "vault.stop-unlocking": async ({ id }) => {
      await open.stop(id);
      return null;
    },
    "vault.lock": async ({ id, force }) => {
      const outcome = await lockVault(state, id, force);
      await state.look(id);
      return outcome;
    },
    "share.traffic": async ({ id }) => trafficOf(open, id, world.now()),
    "share.copy": async ({ id, part }) => {
      await outside.copyText(open.shareOf(id)[part]);
      return null;
    },
  };
}
