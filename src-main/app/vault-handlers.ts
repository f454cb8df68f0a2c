import { passwordBytes } from "../base/password-bytes.ts";
import { addExistingVault } from "./add-vault.ts";
import type { AppState } from "./app-state.ts";
import type { Handlers } from "./handlers.ts";
import { lockVault, trafficOf } from "./lock-vault.ts";
import type { Outside } from "./outside.ts";
import { rememberOrForget } from "./password-memory.ts";
import { portsToTry } from "./ports-to-try.ts";
import type { SettingsBook } from "./settings/settings.ts";
import { unlockVault } from "./unlock-vault.ts";
import { writerSessions } from "./writer-sessions.ts";

type VaultChannel =
  | "vault.add-existing"
  | "vault.remove"
  | "vault.show-folder"
  | "vault.unlock"
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
      state.announce();
      return null;
    },
    "vault.show-folder": async ({ id }) => {
      await outside.showInFolder(list.find(id).path);
      return null;
    },
    "vault.unlock": unlockHandler(outside, state, settings),
    "vault.stop-unlocking": async ({ id }) => {
      await open.stop(id);
      return null;
    },
    "vault.lock": async ({ id, force }) => {
      const outcome = await lockVault(open, id, force);
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

/** Opens a vault with the password that was typed, or with the saved one. */
function unlockHandler(
  outside: Outside,
  state: AppState,
  settings: SettingsBook,
): Handlers["vault.unlock"] {
  const { world, storageAt } = outside;
  const { list, open, passwords } = state;
  const writers = writerSessions(outside.dataFolder);
  return async ({ id, password: typed, readOnly, remember }) => {
    const password = passwordBytes(typed ?? (await passwords.read(id)));
    try {
      const { name, path, options } = list.find(id);
      const storage = storageAt(path);
      const ports = portsToTry(options.port, settings.current.port);
      const onEvent = state.events.add.bind(null, id);
      const request = { storage, path, name, ports, password, readOnly, writers, onEvent };
      await open.unlock(id, (signal) => unlockVault(world, { ...request, signal }));
    } catch (error) {
      // Whatever kept it shut (a file gone, a drive unplugged) may have changed what its page says.
      await state.look(id);
      throw error;
    } finally {
      password.fill(0);
    }
    if (typed !== null) await rememberOrForget({ outside, state, settings }, id, typed, remember);
    return null;
  };
}
