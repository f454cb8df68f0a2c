import type { Output } from "../../../src-shared/contract/contract.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { changePassword } from "../../keys/change-password.ts";
import { checkRecoveryKey } from "../../keys/check-recovery-key.ts";
import { scryptCost } from "../../keys/measure-scrypt.ts";
import { olderKeyFiles, removeOlderKeyFiles } from "../../keys/older-key-files.ts";
import { recoverVault } from "../../keys/recover-vault.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { workBeside } from "../../vault/work-alone.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import { inTurn } from "../in-turn.ts";
import { rememberKeyAgain, rememberKeyAt } from "../key-places/key-files.ts";
import type { Outside } from "../outside.ts";
import type { MemoryDeps } from "../password-memory.ts";
import { workplaceAt } from "../workplace.ts";
import { guessCostsOf } from "./guess-costs.ts";
import { type KeyedVault, keyedVault, keyInUse, withKeyInUse } from "./key-in-use.ts";
import { newKeyPlace } from "./new-key-place.ts";
import { assertLongEnough, renewSaved } from "./new-password.ts";
import { showKeyPlaces } from "./show-key-places.ts";

export interface KeyDeps extends MemoryDeps {
  readonly outside: MemoryDeps["outside"] &
    Pick<Outside, "world" | "storageAt" | "home" | "dataFolder">;
  readonly state: MemoryDeps["state"] & Pick<AppState, "list" | "open" | "look" | "keys">;
}

type KeyChannel =
  | "key.change-password"
  | "key.guess-costs"
  | "key.remove-old-copies"
  | "recovery-key.check"
  | "recovery-key.recover";

/** The password of a vault, and what older passwords open. */
export function keyHandlers(deps: KeyDeps): Pick<Handlers, KeyChannel> {
  const { world, home } = deps.outside;
  const { book } = deps.state.keys;
  // Two that write one key file would each prove their own, and only one of them would be there.
  const run = inTurn();

  return {
    "key.guess-costs": async ({ id }) => guessCostsOf(await keyInUse(deps, id)),
    "key.change-password": ({ id, password: typed, newPassword, guessCost }) =>
      run(() =>
        withNewPassword(deps, id, newPassword, (vault, fresh) =>
          changeAt(deps, vault, typed, { fresh, guessCost }),
        ),
      ),
    "key.remove-old-copies": ({ id }) =>
      run(async () => {
        const { path: hostPath } = deps.state.list.find(id);
        const vault = { storage: deps.outside.storageAt(hostPath), hostPath };
        const removed = await workBeside(workplaceAt(deps.outside, hostPath), async () =>
          removeOlderKeyFiles(vault, await keyInUse(deps, id)),
        );
        return showKeyPlaces(removed, hostPath, home);
      }),
    "recovery-key.check": ({ id, words }) => {
      const { path: hostPath } = deps.state.list.find(id);
      return checkRecoveryKey(deps.outside.storageAt(hostPath), hostPath, words);
    },
    "recovery-key.recover": ({ id, words, newPassword, home: wished }) =>
      run(() =>
        withNewPassword(deps, id, newPassword, async (vault, password) => {
          const { storage, hostPath } = vault;
          const place = await newKeyPlace(deps.state.keys, vault, wished);
          const newKeyFile = { place, password };
          await recoverVault(world, { storage, hostPath, words, newKeyFile });
          if (wished.kind === "home") await rememberKeyAt(book, hostPath, place.hostPath);
          else await rememberKeyAgain(book, hostPath, place.hostPath);
          return place;
        }),
      ),
  };
}

/** Changes the password of the key file that the old one opens. */
async function changeAt(
  { outside, state }: KeyDeps,
  vault: KeyedVault,
  typed: string,
  { fresh, guessCost }: { readonly fresh: Uint8Array; readonly guessCost: number | null },
): Promise<KeyPlace> {
  const password = passwordBytes(typed);
  const { storage, hostPath } = vault;
  const cost = guessCost === null ? undefined : scryptCost(guessCost);
  // Wiped by what takes it; tried on more than one key file it has to be there again.
  const newPassword = () => Promise.resolve(fresh.slice());
  try {
    return await withKeyInUse(vault, async (place) => {
      const change = { storage, hostPath, place, password, newPassword, cost };
      await changePassword(outside.world, change);
      await rememberKeyAgain(state.keys.book, hostPath, place.hostPath);
      return place;
    });
  } finally {
    password.fill(0);
  }
}

/**
 * Writes a key file for a new password, and does what is to be done after.
 *
 * @param write - says where it has written
 * @throws RangeError while the vault is being upgraded or repaired, as both may write the key file; VaultError
 *   `vault-in-repair` while another process does so
 */
async function withNewPassword(
  deps: KeyDeps,
  id: VaultId,
  newPassword: string,
  write: (vault: KeyedVault, password: Uint8Array) => Promise<KeyPlace>,
): Promise<Output<"key.change-password">> {
  const { state } = deps;
  assertLongEnough(newPassword);
  if (state.open.stateOf(id).kind === "working") throw new RangeError("this vault is worked on");
  const vault = await keyedVault(deps, id);
  const password = passwordBytes(newPassword);
  let place: KeyPlace;
  try {
    place = await workBeside(workplaceAt(deps.outside, vault.hostPath), () =>
      write(vault, password),
    );
  } finally {
    password.fill(0);
  }
  await renewSaved(deps, id, newPassword);
  const { hostPath } = place;
  await state.keys.openerMoved(state.list.find(id), hostPath, hostPath);
  state.announce();
  await state.look(id);
  const older = await olderKeyFiles(vault, place);
  return { oldCopies: showKeyPlaces(older, vault.hostPath, deps.outside.home) };
}
