import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { VaultError } from "../../base/vault-error.ts";
import { healthOfOpenVault, openForHealth } from "../../health/health-access.ts";
import type { AppState } from "../app-state.ts";
import { tryEachKeyFile } from "../key-places/try-key-files.ts";
import { assertKeyHere, keyedVault } from "../keys/key-in-use.ts";
import type { ShutWork } from "../open-vaults.ts";
import type { Outside } from "../outside.ts";
import { writerSessions } from "../writer-sessions.ts";
import type { WithAccess } from "./vault-checks.ts";

interface AccessDeps {
  readonly outside: Pick<Outside, "world" | "storageAt" | "dataFolder">;
  readonly state: Pick<AppState, "list" | "open" | "look" | "keys">;
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

/** For work on a vault that is shut, and stays so for everybody else; its key file may be anywhere it is known to be. */
export function accessToShut(
  deps: AccessDeps,
  { id, password, work }: { id: VaultId; password: string | null; work: ShutWork },
): WithAccess {
  const { world, dataFolder } = deps.outside;
  const { state } = deps;
  return async (use) => {
    if (password === null) throw new VaultError({ kind: "locked" });
    const bytes = passwordBytes(password);
    try {
      await state.open.workOn(id, work, async (signal) => {
        const vault = await keyedVault(deps, id);
        assertKeyHere(vault);
        const { storage, hostPath } = vault;
        const writers = writerSessions(dataFolder);
        const opening = { storage, hostPath, password: bytes, signal, writers };
        const { value } = await tryEachKeyFile(vault.keyFiles, (masterkeyFile) =>
          openForHealth(world, {
            ...opening,
            ...(masterkeyFile === undefined ? {} : { masterkeyFile }),
          }),
        );
        using access = value;
        await use(access, signal);
      });
    } finally {
      bytes.fill(0);
      await state.look(id);
    }
  };
}
