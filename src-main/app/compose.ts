/**
 * Wires the use cases to one outside world. The only place where they meet.
 */

import type { Drop } from "../../src-shared/model/drop.ts";
import type { VaultId, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import type { Log } from "./answer.ts";
import { type AppState, appState } from "./app-state.ts";
import { autoLock } from "./auto-lock.ts";
import { careHandlers } from "./care/handlers.ts";
import { desktopHandlers } from "./desktop/handlers.ts";
import { lockFromOutside } from "./desktop/lock-from-outside.ts";
import { openDriveFromOutside } from "./desktop/open-drive-from-outside.ts";
import { openFromOutside } from "./desktop/open-from-outside.ts";
import { type QuitGuard, quitGuard } from "./desktop/quit.ts";
import { troublesOf } from "./desktop/troubles.ts";
import { type Wishes, wishes } from "./desktop/wishes.ts";
import { driveHandlers } from "./drives/drive-handlers.ts";
import { removeDriveRemnants } from "./drives/remove-drive-remnants.ts";
import { drops } from "./drops/drops.ts";
import { eventHandlers } from "./event-handlers.ts";
import { filesHandlers } from "./files/handlers.ts";
import { type PreviewBytes, Previews } from "./files/previews.ts";
import type { Handlers } from "./handlers.ts";
import { appHubs } from "./hub/app-hubs.ts";
import { hubHandlers } from "./hub/handlers.ts";
import { keyHandlers } from "./keys/handlers.ts";
import { keyFileHandlers } from "./keys/key-file-handlers.ts";
import { recoveryKeyHandlers } from "./keys/recovery-key-handlers.ts";
import { lockVault } from "./lock-vault.ts";
import { type VaultLocks, vaultLocks } from "./locks/vault-locks.ts";
import { nameHandlers } from "./name-handlers.ts";
import { newVaultHandlers } from "./new-vault/handlers.ts";
import type { Outside } from "./outside.ts";
import { passwordMemoryHandlers } from "./password-memory.ts";
import { passwordProgramHandlers } from "./password-program/handlers.ts";
import { preferencesHandlers } from "./preferences/handlers.ts";
import { restoreHandlers } from "./restore/handlers.ts";
import { type SavedPasswords, savedPasswords } from "./saved-passwords.ts";
import { settingsHandlers, settingsReport } from "./settings/handlers.ts";
import { followLanguage } from "./settings/language.ts";
import { loadSettings, type SettingsBook } from "./settings/settings.ts";
import { settingsFile } from "./settings/settings-file.ts";
import { transferHandlers } from "./transfers/handlers.ts";
import { type Transfers, transfersOf } from "./transfers/transfers.ts";
import { type VaultFactsBook, vaultFacts } from "./vault-facts.ts";
import { vaultHandlers } from "./vault-handlers.ts";
import { loadVaultList, type VaultListBook } from "./vault-list.ts";
import { vaultListFile } from "./vault-list-file.ts";

/** The app without Electron, as the shell sees it. */
export interface App {
  readonly handlers: Handlers;
  readonly platform: Outside["platform"];
  readonly settings: SettingsBook;
  readonly quit: QuitGuard;
  readonly wishes: Wishes;
  /** Something happened that nobody expected: it is logged, and the user is told. */
  readonly tellTrouble: Log;
  /** The vaults as the window shows them. */
  readonly vaults: () => readonly VaultSummary[];
  /** @param path - what the user has opened with Latchkey, absolute on this computer */
  open(path: string): Promise<void>;
  /** Takes what the user drops on the window. */
  drop(drop: Drop): Promise<void>;
  /** Shows the drive of an open vault in the file manager; where that does not work, the window says why. */
  openDrive(id: VaultId): Promise<void>;
  /** Locks the vaults that are open and in which nobody writes; of the others the window asks. */
  lock(ids: readonly VaultId[]): Promise<void>;
  /** The bytes of a file that the window is about to show, once. */
  readonly takePreview: (token: string) => PreviewBytes | null;
  /** Locks every vault; nothing can be opened after. */
  close(): Promise<void>;
}

export async function compose(outside: Outside): Promise<App> {
  const { settings, ...books } = await loadBooks(outside);
  const { state, transfers, onChange } = await followedState(outside, settings, books);
  state.lookAtAll();
  removeDriveRemnants(outside);
  const locking = lockingOf(outside, state);
  onChange(locking.follow);
  const wishList = wishes(outside.announce, outside.desktop.showWindow);
  const troubles = troublesOf(outside, wishList);
  const hubs = appHubs(outside, state);
  const previews = new Previews(outside.world.random);
  const quit = quitGuard({ state, settings, wishes: wishList, end: outside.desktop.quit });
  const open = (path: string): Promise<void> =>
    openFromOutside({ ...outside, state, wishes: wishList }, path);
  return {
    platform: outside.platform,
    handlers: {
      ...settingsHandlers(settings),
      ...preferencesHandlers(outside, state, settings),
      ...desktopHandlers(outside, { wishes: wishList, quit, troubles }),
      ...listHandlers(outside, state),
      ...newVaultHandlers(outside, state),
      ...vaultHandlers(outside, state, settings),
      ...passwordMemoryHandlers({ outside, state, settings }),
      ...passwordProgramHandlers(outside, state),
      ...nameHandlers(outside, state),
      ...recoveryKeyHandlers({ outside, state }),
      ...keyHandlers({ outside, state, settings }),
      ...keyFileHandlers({ outside, state }),
      ...eventHandlers(outside, state),
      ...careHandlers(outside, state, hubs),
      ...restoreHandlers({ outside, state, settings }),
      ...hubHandlers({ outside, state, settings }, hubs),
      ...filesHandlers({ ...outside, state, previews }),
      ...transferHandlers(outside, state, transfers),
      ...driveHandlers(outside, state, settings),
    },
    settings,
    quit,
    wishes: wishList,
    tellTrouble: troubles.tell,
    vaults: () => state.current().vaults,
    open,
    drop: drops({ outside, state, transfers, wishes: wishList, openFromOutside: open }),
    takePreview: (token) => previews.take(token),
    openDrive: (id) => openDriveFromOutside(outside, state, wishList, id),
    lock: (ids) => lockFromOutside(state, wishList, ids),
    close: () => {
      locking.stop();
      return state.open.close();
    },
  };
}

/** What is kept in files of Latchkey's own. */
async function loadBooks(outside: Outside) {
  const { world, dataFolder, keychain, announce } = outside;
  const list = await loadVaultList(vaultListFile(dataFolder, world.now));
  const settings = await loadSettings(settingsFile(dataFolder, world.now));
  followLanguage(settings, outside.systemLanguages);
  settings.onChange(() => {
    announce("settings.changed", settingsReport(settings));
  });
  const passwords = await savedPasswords(dataFolder, keychain);
  return { list, settings, passwords, facts: await vaultFacts(dataFolder) };
}

/** What makes vaults lock themselves. */
function lockingOf(outside: Outside, state: AppState): Pick<VaultLocks, "follow" | "stop"> {
  const { lockSource: source, sleepHold: hold, log, desktop } = outside;
  const idle = autoLock(state, outside.world.now, async (id) => {
    // A file that is open in the drive is use, although nothing may have come of it yet.
    await lockVault(state, id, false);
    await state.look(id);
  });
  idle.start();
  const locks = vaultLocks({ state, source, hold, notify: desktop.notify, log });
  return {
    follow: locks.follow,
    stop() {
      idle.stop();
      locks.stop();
    },
  };
}

interface FollowedState {
  readonly state: AppState;
  readonly transfers: Transfers;
  /** Calls it after every change of the list, or of the state of a vault. */
  readonly onChange: (follow: () => void) => void;
}

/** What the window shows, and the copies, which follow the vaults as they open and close. */
async function followedState(
  outside: Outside,
  settings: SettingsBook,
  kept: {
    readonly list: VaultListBook;
    readonly passwords: SavedPasswords;
    readonly facts: VaultFactsBook;
  },
): Promise<FollowedState> {
  const followers: (() => void)[] = [];
  const announce: Outside["announce"] = (name, announcement) => {
    if (name === "vaults.changed") for (const follow of followers) follow();
    outside.announce(name, announcement);
  };
  const { list, passwords, facts } = kept;
  const state = appState({ ...outside, announce }, list, passwords, { facts, settings });
  const transfers = await transfersOf(outside, state, settings);
  const onChange = (follow: () => void): void => void followers.push(follow);
  onChange(transfers.follow);
  return { state, transfers, onChange };
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
