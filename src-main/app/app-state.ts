/**
 * What the window shows: the list, and the state of every vault in it.
 *
 * Main owns it. Every change, whoever caused it, ends in one announcement of
 * the whole list, so the window can never drift from what is true.
 */

import { assertNever } from "../../src-shared/assert-never.ts";
import type { DriveState } from "../../src-shared/model/drive.ts";
import type { ListedEvent } from "../../src-shared/model/event-list.ts";
import type { VaultList } from "../../src-shared/model/vault-list.ts";
import type { VaultSafety } from "../../src-shared/model/vault-safety.ts";
import type { VaultId, VaultState } from "../../src-shared/model/vault-summary.ts";
import { vaultIdentityOf } from "../vault/inspect-vault.ts";
import { driveNeeds } from "./drives/drive-needs.ts";
import { type Drives, drivesOf } from "./drives/drives.ts";
import { type EventBook, eventBook } from "./event-book.ts";
import { hintsOf } from "./hints.ts";
import { type VaultKeys, vaultKeys } from "./key-places/vault-keys.ts";
import { type Look, lookAtVault, type ShutState } from "./look-at-vault.ts";
import { type OpenState, OpenVaults } from "./open-vaults.ts";
import type { Outside } from "./outside.ts";
import type { SavedPasswords } from "./saved-passwords.ts";
import type { SettingsBook } from "./settings/settings.ts";
import { showPlace } from "./show-place.ts";
import type { VaultFacts, VaultFactsBook } from "./vault-facts.ts";
import type { VaultListBook } from "./vault-list.ts";
import type { ListedVault } from "./vault-list-file.ts";

export interface AppState {
  readonly list: VaultListBook;
  readonly open: OpenVaults;
  readonly drives: Drives;
  readonly events: EventBook;
  readonly passwords: SavedPasswords;
  readonly keys: VaultKeys;
  readonly facts: VaultFactsBook;
  current(): VaultList;
  announce(): void;

  /** Looks at the folder of a vault again, and announces it if it is in another state now. */
  look(id: VaultId): Promise<void>;

  /** Looks at every folder again. Disks can be slow, so nobody waits for it. */
  lookAtAll(): void;
}

type StateNeeds = Pick<
  Outside,
  | "world"
  | "home"
  | "storageAt"
  | "announce"
  | "log"
  | "dataFolder"
  | "listVolumes"
  | "desktop"
  | "driveWays"
  | "sidebars"
>;

interface StateBooks {
  readonly facts: VaultFactsBook;
  readonly settings: Pick<SettingsBook, "current">;
}

export function appState(
  outside: StateNeeds,
  list: VaultListBook,
  passwords: SavedPasswords,
  { facts, settings }: StateBooks,
): AppState {
  const open = new OpenVaults(
    outside.world.now,
    () => {
      events.forgetNames((id) => open.stateOf(id).kind === "shut");
      drives.follow();
      announce();
    },
    (id, force) => drives.leave(id, force),
  );
  const drives = drivesOf(driveNeeds(outside, { list, open, settings, changed: announce }));
  const events = toldEvents(outside, announce);
  const keys = vaultKeys(outside);
  const lastSeen = new Map<VaultId, Look>();

  const safetyOf = (id: VaultId): VaultSafety => ({
    ...safetyIn(facts.of(id)),
    key: lastSeen.get(id)?.key ?? null,
    conflicts: events.events.filter((each) => each.vaultId === id && isConflict(each)).length,
    hints: hintsOf(open.stateOf(id), keys.openedBy(id), lastSeen.get(id)?.key, facts.of(id)),
    staleKeys: keys.staleOf(id).map(({ hostPath }) => showPlace(hostPath, outside.home)),
  });

  function current(): VaultList {
    const vaults = list.vaults.map(({ id, name, path, options }) => ({
      id,
      name,
      options,
      isPasswordSaved: passwords.has(id),
      safety: safetyOf(id),
      place: showPlace(path, outside.home),
      state: shownState(open.stateOf(id), lastSeen.get(id)?.state, drives.stateOf(id)),
    }));
    return { vaults, notice: list.notice };
  }

  function announce(): void {
    outside.announce("vaults.changed", current());
  }

  async function look(id: VaultId): Promise<void> {
    const vault = list.find(id);
    const { path } = vault;
    const seen = await lookAtVault(outside.storageAt(path), path, outside.log, {
      whereIs: () => keys.whereIs(vault),
      elsewhere: () => keys.elsewhere(vault),
    });
    const isNews = JSON.stringify(lastSeen.get(id)) !== JSON.stringify(seen);
    lastSeen.set(id, seen);
    if (seen.state.kind !== "missing") await noteIdentity(outside, facts, vault);
    if (isNews) announce();
  }

  function lookAtAll(): void {
    for (const { id } of list.vaults) void look(id);
  }

  return { list, open, drives, events, passwords, keys, facts, current, announce, look, lookAtAll };
}

/** @param conflictsChanged - the list says how many there are */
function toldEvents({ world, announce }: StateNeeds, conflictsChanged: () => void): EventBook {
  let conflictsTold = 0;
  const events = eventBook(world.now, () => {
    announce("events.changed", events.events);
    const conflicts = events.events.filter(isConflict).length;
    if (conflicts === conflictsTold) return;
    conflictsTold = conflicts;
    conflictsChanged();
  });
  return events;
}

function safetyIn({ recoveryKeyProvedMs, lastCheck }: VaultFacts) {
  return { recoveryKeyProvedMs, lastCheck };
}

/** Remembers what the vault calls itself, to know it again should it be moved. */
async function noteIdentity(
  { storageAt, log }: Pick<Outside, "storageAt" | "log">,
  facts: VaultFactsBook,
  { id, path }: ListedVault,
): Promise<void> {
  try {
    const identity = await vaultIdentityOf(storageAt(path));
    if (identity !== null && identity !== facts.of(id).identity) await facts.note(id, { identity });
  } catch (error) {
    // Then any vault will do as the one that was moved; nothing else depends on it.
    log("noting the identity of a vault", error);
  }
}

function isConflict({ event }: ListedEvent): boolean {
  return event.kind === "conflict-resolved" || event.kind === "conflict-not-resolved";
}

/** @param seen - in its folder, when that was looked at last */
function shownState(state: OpenState, seen: ShutState | undefined, drive: DriveState): VaultState {
  switch (state.kind) {
    case "shut":
      return seen ?? { kind: "looking" };
    case "unlocking":
      return { kind: "unlocking", cipher: seen?.kind === "locked" ? seen.cipher : null };
    case "locking":
      return { kind: "locking" };
    case "unlocked":
      return { ...state, drive };
    case "working":
      return state;
    default:
      return assertNever(state);
  }
}
