import type { Input, Output } from "../../../src-shared/contract/contract.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { VaultError } from "../../base/vault-error.ts";
import { replaceStaleKey } from "../../keys/replace-stale-key.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { workBeside } from "../../vault/work-alone.ts";
import { copyKeyTo, leaveOldPlace, removeKeyLink } from "../key-places/bring-key.ts";
import { readKeyFile, rememberKeyAt } from "../key-places/key-files.ts";
import { keyPlaceAt } from "../key-places/key-place-at.ts";
import { showPlace } from "../show-place.ts";
import { workplaceAt } from "../workplace.ts";
import type { KeyFileDeps } from "./key-file-deps.ts";
import { assertKeyHere, firstPlaceOf, type KeyedVault, keyedVault, placeOf } from "./key-in-use.ts";
import { keyPlaceFor } from "./key-place-for.ts";
import { showKeyFile } from "./show-key-places.ts";

/** Key files that come to another place, or become known there. */
export function keyBringHandlers(deps: KeyFileDeps) {
  return {
    "key.bring": (question: Input<"key.bring">) =>
      besideOthers(deps, question.id, () => bring(deps, question)),
    "key.remember": (question: Input<"key.remember">) =>
      besideOthers(deps, question.id, () => remember(deps, question)),
    "key.update-stale": (question: Input<"key.update-stale">) => updateStale(deps, question),
  };
}

/** @throws VaultError `vault-in-repair` while another process may be writing the key file that is to leave its place */
function besideOthers<T>(
  { outside, state }: KeyFileDeps,
  id: Input<"key.bring">["id"],
  work: () => Promise<T>,
): Promise<T> {
  return workBeside(workplaceAt(outside, state.list.find(id).path), work);
}

async function bring(
  deps: KeyFileDeps,
  { id, password, to, isMove }: Input<"key.bring">,
): Promise<Output<"key.bring">> {
  const { state } = deps;
  const { book } = state.keys;
  const vault = await keyedVault(deps, id);
  assertKeyHere(vault);
  const { hostPath } = vault;
  const { bytes } = await readKeyFile(firstPlaceOf(vault).hostPath);
  const target =
    to === null ? placeOf(vault, undefined) : await keyPlaceFor(state.keys, vault, to, bytes);
  const moved = await copy(deps, vault, target, password);
  if (!isMove && to !== null) await rememberKeyAt(book, hostPath, target.hostPath);
  if (!isMove) return told(deps, id, target, []);
  // A vault that is open must not take it for a key that was pulled out: from now on, its new place is watched.
  await state.keys.openerMoved(state.list.find(id), moved.from.hostPath, moved.to.hostPath);
  state.announce();
  return told(deps, id, target, await leaveOldPlace(book, hostPath, moved));
}

async function remember(
  deps: KeyFileDeps,
  { id, password }: Input<"key.remember">,
): Promise<Output<"key.remember">> {
  const vault = await keyedVault(deps, id);
  assertKeyHere(vault);
  const { hostPath, keyFiles } = vault;
  const [file] = keyFiles.elsewhere;
  if (file === undefined) throw new VaultError({ kind: "masterkey-missing", path: hostPath });
  // Copied onto itself, it is proved and left alone.
  const only = { ...vault, keyFiles: { ...keyFiles, inside: false, elsewhere: [file] } };
  const to = keyPlaceAt(file.hostPath);
  await copy(deps, only, to, password);
  await rememberKeyAt(deps.state.keys.book, hostPath, file.hostPath);
  return told(deps, id, to, await removeKeyLink(hostPath));
}

async function copy(
  { outside }: KeyFileDeps,
  { hostPath: vault, keyFiles }: KeyedVault,
  to: KeyPlace,
  typed: string,
) {
  const password = passwordBytes(typed);
  try {
    return (await copyKeyTo(outside.world, { vault, keyFiles, to, password })).value;
  } finally {
    password.fill(0);
  }
}

async function told(
  { outside: { home }, state }: KeyFileDeps,
  id: Input<"key.bring">["id"],
  { hostPath }: KeyPlace,
  removed: readonly string[],
): Promise<Output<"key.bring">> {
  state.keys.dropChoice(id);
  await state.look(id);
  state.announce();
  const { path } = state.list.find(id);
  return {
    place: showPlace(hostPath, home),
    removed: removed.map((file) => showKeyFile(file, path, home)),
  };
}

async function updateStale(
  { outside, state }: KeyFileDeps,
  { id }: Input<"key.update-stale">,
): Promise<null> {
  const { keys } = state;
  const opener = keys.openedBy(id);
  if (opener === null) throw new VaultError({ kind: "locked" });
  const { bytes } = await readKeyFile(opener.hostPath);
  for (const { hostPath } of keys.staleOf(id)) {
    await replaceStaleKey(outside.world, keyPlaceAt(hostPath), bytes);
  }
  // The version that opened the vault is the one that counts from now on.
  await rememberKeyAt(keys.book, state.list.find(id).path, opener.hostPath);
  keys.forgetStale(id);
  state.announce();
  return null;
}
