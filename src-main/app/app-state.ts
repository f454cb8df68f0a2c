/**
 * What the window shows: the list, and the state of every vault in it.
 *
 * Main owns it. Every change, whoever caused it, ends in one announcement of
 * the whole list, so the window can never drift from what is true.
 */

import type { VaultList } from "../../src-shared/model/vault-list.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { lookAtVault, type ShutState } from "./look-at-vault.ts";
import { OpenVaults } from "./open-vaults.ts";
import type { Outside } from "./outside.ts";
import { showPlace } from "./show-place.ts";
import type { VaultListBook } from "./vault-list.ts";

export interface AppState {
  readonly list: VaultListBook;
  readonly open: OpenVaults;
  current(): VaultList;
  announce(): void;

  /** Looks at the folder of a vault again, and announces it if it is in another state now. */
  look(id: VaultId): Promise<void>;

  /** Looks at every folder again. Disks can be slow, so nobody waits for it. */
  lookAtAll(): void;
}

type StateNeeds = Pick<Outside, "world" | "home" | "storageAt" | "announce" | "log">;

export function appState(outside: StateNeeds, list: VaultListBook): AppState {
  const open = new OpenVaults(outside.world.now, announce);
  const lastSeen = new Map<VaultId, ShutState>();

  function current(): VaultList {
    const vaults = list.vaults.map(({ id, name, path }) => ({
      id,
      name,
      place: showPlace(path, outside.home),
      state: open.stateOf(id) ?? lastSeen.get(id) ?? { kind: "looking" as const },
    }));
    return { vaults, notice: list.notice };
  }

  function announce(): void {
    outside.announce("vaults.changed", current());
  }

  async function look(id: VaultId): Promise<void> {
    const { path } = list.find(id);
    const state = await lookAtVault(outside.storageAt(path), path, outside.log);
    const isNews = JSON.stringify(lastSeen.get(id)) !== JSON.stringify(state);
    lastSeen.set(id, state);
    if (isNews) announce();
  }

  function lookAtAll(): void {
    for (const { id } of list.vaults) void look(id);
  }

  return { list, open, current, announce, look, lookAtAll };
}
