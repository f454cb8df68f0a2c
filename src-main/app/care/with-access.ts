import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { VaultError } from "../../base/vault-error.ts";
import {
  type HealthSession,
  healthOfOpenVault,
  openForHealth,
} from "../../health/health-access.ts";
import { inspectVault } from "../../vault/inspect-vault.ts";
import { unlessHalfDone } from "../../vault/work-alone.ts";
import type { AppState } from "../app-state.ts";
import type { AppHubs } from "../hub/app-hubs.ts";
import { tryEachKeyFile } from "../key-places/try-key-files.ts";
import { assertKeyHere, keyedVault } from "../keys/key-in-use.ts";
import type { ShutWork } from "../open-vaults.ts";
import type { Outside } from "../outside.ts";
import { programOf, withPrintedPassword } from "../password-program/by-program.ts";
import { workplaceAt } from "../workplace.ts";
import { writerSessions } from "../writer-sessions.ts";
import type { WithAccess } from "./vault-checks.ts";

interface AccessDeps {
  readonly outside: Pick<Outside, "world" | "storageAt" | "dataFolder" | "home">;
  readonly state: Pick<AppState, "list" | "open" | "look" | "keys">;
  readonly hubs: Pick<AppHubs, "withKey">;
  /** Stops of the checks of open vaults; those of shut ones are with the open vaults. */
  readonly stops: Map<VaultId, AbortController>;
}

/** For a check of a vault that is open, which it stays. */
export function accessToOpen({ state, stops }: AccessDeps, id: VaultId): WithAccess {
  return async (use) => {
    const access = healthOfOpenVault(state.open.vaultOf(id));
    const stop = new AbortController();
    stops.set(id, stop);
    try {
      await use(access, stop.signal);
    } finally {
      stops.delete(id);
    }
  };
}

/**
 * For work on a vault that is shut, and stays so for everybody else.
 *
 * @param shut.password - `null` where a program prints it, or a Hub gives the key
 */
export function accessToShut(
  deps: AccessDeps,
  { id, password, work }: { id: VaultId; password: string | null; work: ShutWork },
): WithAccess {
  const { state } = deps;
  return async (use) => {
    try {
      await state.open.workOn(id, work, async (signal) => {
        using access = await openShut(deps, id, password, signal);
        await use(access, signal);
      });
    } finally {
      await state.look(id);
    }
  };
}

async function openShut(
  deps: AccessDeps,
  id: VaultId,
  typed: string | null,
  signal: AbortSignal,
): Promise<HealthSession> {
  if (typed !== null) return byPassword(deps, id, typed, signal);
  const { path: hostPath } = deps.state.list.find(id);
  const { keySource } = await unlessHalfDone(workplaceAt(deps.outside, hostPath), () =>
    inspectVault(deps.outside.storageAt(hostPath), hostPath),
  );
  // A program from the time before the vault went to its Hub knows nothing of it.
  if (keySource === "hub") return byHub(deps, id, signal);
  const program = programOf(deps, id);
  if (program === null) throw new VaultError({ kind: "locked" });
  return withPrintedPassword(deps, program, signal, (password) =>
    byPassword(deps, id, password, signal),
  );
}

/** The key file may be anywhere it is known to be. */
async function byPassword(
  deps: AccessDeps,
  id: VaultId,
  typed: string,
  signal: AbortSignal,
): Promise<HealthSession> {
  const password = passwordBytes(typed);
  try {
    const vault = await keyedVault(deps, id);
    assertKeyHere(vault);
    const { storage, hostPath } = vault;
    const writers = writerSessions(deps.outside.dataFolder);
    const opening = { storage, hostPath, password, signal, writers };
    const { value } = await tryEachKeyFile(vault.keyFiles, (masterkeyFile) =>
      openForHealth(deps.outside.world, {
        ...opening,
        ...(masterkeyFile === undefined ? {} : { masterkeyFile }),
      }),
    );
    return value;
  } finally {
    password.fill(0);
  }
}

/** Logs in where that is needed. */
async function byHub(
  { outside, state, hubs }: AccessDeps,
  id: VaultId,
  signal: AbortSignal,
): Promise<HealthSession> {
  const { path: hostPath } = state.list.find(id);
  const storage = outside.storageAt(hostPath);
  const writers = writerSessions(outside.dataFolder);
  const opening = { storage, hostPath, password: new Uint8Array(), signal, writers };
  return hubs.withKey(id, signal, (rawKey) => openForHealth(outside.world, { ...opening, rawKey }));
}
