import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { changePassword } from "../../keys/change-password.ts";
import { checkRecoveryKey } from "../../keys/check-recovery-key.ts";
import { clearOlderKeyFiles } from "../../keys/clear-older-key-files.ts";
import { keyCopies } from "../../keys/kept-copies.ts";
import { recoverVault } from "../../keys/recover-vault.ts";
import type { Storage } from "../../storage/storage.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import { inTurn } from "../in-turn.ts";
import type { Outside } from "../outside.ts";
import type { MemoryDeps } from "../password-memory.ts";
import { assertLongEnough, renewSaved } from "./new-password.ts";
import { vaultKeyPlace } from "./vault-key-place.ts";

export interface KeyDeps extends MemoryDeps {
  readonly outside: MemoryDeps["outside"] & Pick<Outside, "world" | "storageAt">;
  readonly state: MemoryDeps["state"] & Pick<AppState, "list" | "open" | "look">;
}

type KeyChannel =
  | "key.change-password"
  | "key.remove-old-copies"
  | "recovery-key.check"
  | "recovery-key.recover";

/** The key file in the folder of a vault: its password, and the older ones beside it. */
export function keyHandlers(deps: KeyDeps): Pick<Handlers, KeyChannel> {
  const { world } = deps.outside;
  // Two that write one key file would each prove their own, and only one of them would be there.
  const run = inTurn();

  return {
    "key.change-password": ({ id, password: typed, newPassword }) =>
      run(() =>
        withNewPassword(deps, id, newPassword, async (vault, fresh) => {
          const password = passwordBytes(typed);
          try {
            const newPasswordOf = () => Promise.resolve(fresh);
            await changePassword(world, { ...vault, password, newPassword: newPasswordOf });
          } finally {
            password.fill(0);
          }
        }),
      ),
    "key.remove-old-copies": ({ id }) => run(() => clearOlderKeyFiles(vaultOf(deps, id).place)),
    "recovery-key.check": ({ id, words }) => {
      const { storage, hostPath } = vaultOf(deps, id);
      return checkRecoveryKey(storage, hostPath, words);
    },
    "recovery-key.recover": ({ id, words, newPassword }) =>
      run(() =>
        withNewPassword(deps, id, newPassword, ({ place, ...vault }, password) =>
          recoverVault(world, { ...vault, words, newKeyFile: { place, password } }),
        ),
      ),
  };
}

interface KeyedVault {
  readonly storage: Storage;
  readonly hostPath: string;
  readonly place: KeyPlace;
}

function vaultOf({ outside, state }: KeyDeps, id: VaultId): KeyedVault {
  const { path: hostPath } = state.list.find(id);
  const storage = outside.storageAt(hostPath);
  return { storage, hostPath, place: vaultKeyPlace(storage, hostPath) };
}

/**
 * Writes a key file for a new password, and does what is to be done after.
 *
 * @throws RangeError while the vault is being upgraded or repaired: both may write the key file
 */
async function withNewPassword(
  deps: KeyDeps,
  id: VaultId,
  newPassword: string,
  write: (vault: KeyedVault, password: Uint8Array) => Promise<void>,
): Promise<{ readonly oldCopies: readonly string[] }> {
  const { state } = deps;
  assertLongEnough(newPassword);
  if (state.open.stateOf(id).kind === "working") throw new RangeError("this vault is worked on");
  const vault = vaultOf(deps, id);
  const password = passwordBytes(newPassword);
  try {
    await write(vault, password);
  } finally {
    password.fill(0);
  }
  await renewSaved(deps, id, newPassword);
  await state.look(id);
  const copies = await keyCopies(vault.storage, [vault.place.name]);
  return { oldCopies: copies.map(({ name }) => name) };
}
