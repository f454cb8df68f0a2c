import { passwordBytes } from "../../base/password-bytes.ts";
import { changePassword } from "../../keys/change-password.ts";
import { clearOlderKeyFiles } from "../../keys/clear-older-key-files.ts";
import { keyCopies } from "../../keys/kept-copies.ts";
import { MASTERKEY_FILE } from "../../vault/vault-files.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import { inTurn } from "../in-turn.ts";
import type { Outside } from "../outside.ts";
import type { MemoryDeps } from "../password-memory.ts";
import { assertLongEnough, renewSaved } from "./new-password.ts";
import { vaultKeyPlace } from "./vault-key-place.ts";

export interface KeyDeps extends MemoryDeps {
  readonly outside: MemoryDeps["outside"] & Pick<Outside, "world" | "storageAt">;
  readonly state: MemoryDeps["state"] & Pick<AppState, "list" | "open">;
}

type KeyChannel = "key.change-password" | "key.remove-old-copies";

/** The key file in the folder of a vault: its password, and the older ones beside it. */
export function keyHandlers(deps: KeyDeps): Pick<Handlers, KeyChannel> {
  const { outside, state } = deps;
  // Two that write one key file would each prove their own, and only one of them would be there.
  const run = inTurn();

  return {
    "key.change-password": (wish) => run(() => change(deps, wish)),
    "key.remove-old-copies": ({ id }) =>
      run(async () => {
        const { path } = state.list.find(id);
        return clearOlderKeyFiles(vaultKeyPlace(outside.storageAt(path), path));
      }),
  };
}

/** @throws RangeError while the vault is being upgraded or repaired: both may write the key file */
async function change(
  deps: KeyDeps,
  { id, password: typed, newPassword }: Parameters<Handlers["key.change-password"]>[0],
): Promise<Awaited<ReturnType<Handlers["key.change-password"]>>> {
  const { outside, state } = deps;
  assertLongEnough(newPassword);
  if (state.open.stateOf(id).kind === "working") throw new RangeError("this vault is worked on");
  const { path: hostPath } = state.list.find(id);
  const storage = outside.storageAt(hostPath);
  const password = passwordBytes(typed);
  try {
    await changePassword(outside.world, {
      storage,
      hostPath,
      place: vaultKeyPlace(storage, hostPath),
      password,
      newPassword: () => Promise.resolve(passwordBytes(newPassword)),
    });
  } finally {
    password.fill(0);
  }
  await renewSaved(deps, id, newPassword);
  const copies = await keyCopies(storage, [MASTERKEY_FILE]);
  return { oldCopies: copies.map(({ name }) => name) };
}
