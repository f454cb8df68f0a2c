import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { VaultError } from "../../base/vault-error.ts";
import { healthOfOpenVault, openForHealth } from "../../health/health-access.ts";
import type { AppState } from "../app-state.ts";
import type { ShutWork } from "../open-vaults.ts";
import type { Outside } from "../outside.ts";
import { writerSessions } from "../writer-sessions.ts";
import type { WithAccess } from "./vault-checks.ts";

interface AccessDeps {
  readonly outside: Pick<Outside, "world" | "storageAt" | "dataFolder">;
  readonly state: Pick<AppState, "list" | "open" | "look">;
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

/** For work on a vault that is shut, and stays so for everybody else. */
export function accessToShut(
  { outside, state }: AccessDeps,
  { id, password, work }: { id: VaultId; password: string | null; work: ShutWork },
): WithAccess {
  const { world, storageAt, dataFolder } = outside;
  return async (use) => {
    if (password === null) throw new VaultError({ kind: "locked" });
    const bytes = passwordBytes(password);
    const { path: hostPath } = state.list.find(id);
    try {
      await state.open.workOn(id, work, async (signal) => {
        const writers = writerSessions(dataFolder);
        const storage = storageAt(hostPath);
        const opening = { storage, hostPath, password: bytes, signal, writers };
        using access = await openForHealth(world, opening);
        await use(access, signal);
      });
    } finally {
      bytes.fill(0);
      await state.look(id);
    }
  };
}
