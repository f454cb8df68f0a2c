/**
 * Wires the use cases to one outside world. The only place where they meet.
 */

import { passwordBytes } from "../base/password-bytes.ts";
import { addExistingVault } from "./add-vault.ts";
import { type AppState, appState } from "./app-state.ts";
import type { Handlers } from "./handlers.ts";
import { type NewVaultChannel, newVaultHandlers } from "./new-vault/handlers.ts";
import type { Outside } from "./outside.ts";
import { portsToTry } from "./ports-to-try.ts";
import { type SettingsChannel, settingsHandlers } from "./settings/handlers.ts";
import { loadSettings, type SettingsBook } from "./settings/settings.ts";
import { settingsFile } from "./settings/settings-file.ts";
import { unlockVault } from "./unlock-vault.ts";
import { loadVaultList } from "./vault-list.ts";
import { vaultListFile } from "./vault-list-file.ts";
import { writerSessions } from "./writer-sessions.ts";

export interface App {
  readonly handlers: Handlers;
  readonly settings: SettingsBook;
  /** Locks every vault; nothing can be opened after. */
  close(): Promise<void>;
}

export async function compose(outside: Outside): Promise<App> {
  const { now } = outside.world;
  const list = await loadVaultList(vaultListFile(outside.dataFolder, now));
  const settings = await loadSettings(settingsFile(outside.dataFolder, now));
  settings.onChange(() => {
    outside.announce("settings.changed", settings.report);
  });
  const state = appState(outside, list);
  state.lookAtAll();
  return {
    handlers: {
      ...settingsHandlers(settings),
      ...listHandlers(outside, state),
      ...newVaultHandlers(outside, state),
      ...vaultHandlers(outside, state, settings),
    },
    settings,
    close: () => state.open.close(),
  };
}

type ListChannel =
  | "app.about"
  | "vaults.list"
  | "vaults.look-again"
  | "notice.dismiss"
  | "vault.rename"
  | "vault.set-options"
  | "vault.move";

function listHandlers({ platform }: Outside, state: AppState): Pick<Handlers, ListChannel> {
  return {
    "app.about": () => Promise.resolve({ platform }),
    "vaults.list": () => Promise.resolve(state.current()),
    "vaults.look-again": () => {
      state.lookAtAll();
      return Promise.resolve(null);
    },
    "notice.dismiss": () => {
      state.list.dismissNotice();
      state.announce();
      return Promise.resolve(null);
    },
    "vault.rename": async ({ id, name }) => {
      await state.list.rename(id, name);
      state.announce();
      return null;
    },
    "vault.set-options": async ({ id, options }) => {
      await state.list.setOptions(id, options);
      state.announce();
      return null;
    },
    "vault.move": async ({ id, before }) => {
      await state.list.move(id, before);
      state.announce();
      return null;
    },
  };
}

type OpenChannel = Exclude<keyof Handlers, SettingsChannel | ListChannel | NewVaultChannel>;

function vaultHandlers(
  outside: Outside,
  state: AppState,
  settings: SettingsBook,
): Pick<Handlers, OpenChannel> {
  const { world, storageAt, pickFolder } = outside;
  const { list, open } = state;
  const writers = writerSessions(outside.dataFolder);
  return {
    "vault.add-existing": async () => {
      const outcome = await addExistingVault({ list, storageAt, pickFolder });
      if (outcome.kind === "added") await state.look(outcome.id);
      return outcome;
    },
    "vault.remove": async ({ id }) => {
      await open.lock(id);
      await list.remove(id);
      state.announce();
      return null;
    },
    "vault.unlock": async ({ id, password, readOnly }) => {
      const bytes = passwordBytes(password);
      try {
        const { name, path, options } = list.find(id);
        const storage = storageAt(path);
        const ports = portsToTry(options.port, settings.current.port);
        const request = { storage, path, name, ports, password: bytes, readOnly, writers };
        await open.unlock(id, (signal) => unlockVault(world, { ...request, signal }));
      } catch (error) {
        // Whatever kept it shut (a file gone, a drive unplugged) may have changed what its page says.
        await state.look(id);
        throw error;
      } finally {
        bytes.fill(0);
      }
      return null;
    },
    "vault.stop-unlocking": async ({ id }) => {
      await open.stop(id);
      return null;
    },
    "vault.lock": async ({ id }) => {
      await open.lock(id);
      await state.look(id);
      return null;
    },
    "share.traffic": async ({ id }) => ({ atMs: world.now(), ...open.shareOf(id).traffic }),
    "share.copy": async ({ id, part }) => {
      await outside.copyText(open.shareOf(id)[part]);
      return null;
    },
  };
}
