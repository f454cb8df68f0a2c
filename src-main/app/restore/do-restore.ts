import type { RestoreChoice, RestoreKey } from "../../../src-shared/contract/restore-rows.ts";
import type { Restored } from "../../../src-shared/model/restore.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { pathError } from "../../base/vault-error.ts";
import { copiesOfVault, type VaultCopy } from "../../keys/copies-of-vault.ts";
import { olderKeyFiles } from "../../keys/older-key-files.ts";
import { isKeyFileIn } from "../../keys/refuse-other-file.ts";
import { obtainRestoreKey, placeOfKey, type RestoreKeys } from "../../keys/restore-key.ts";
import {
  type Restored as Made,
  type RestoreOptions,
  restoreVault,
} from "../../keys/restore-vault.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { rememberKeyAt } from "../key-places/key-files.ts";
import { newKeyPlace } from "../keys/new-key-place.ts";
import { assertLongEnough, renewSaved } from "../keys/new-password.ts";
import { showKeyFile, showKeyPlaces } from "../keys/show-key-places.ts";
import { workplaceAt } from "../workplace.ts";
import { restorable } from "./restorable.ts";
import type { RestoreDeps, RestoreWork } from "./restore-deps.ts";

interface RestoreRequest extends RestoreWork {
  readonly id: VaultId;
  readonly by: RestoreKey;
  readonly choice: RestoreChoice;
}

/**
 * Restores what was chosen, and remembers where the key file is.
 *
 * @throws VaultError as `obtainRestoreKey` and `restoreVault`; `password-too-short`; `local-not-found` for a
 *   copy that is not there
 */
export async function doRestore(deps: RestoreDeps, request: RestoreRequest): Promise<Restored> {
  const { vault, by, choice } = request;
  const { keyFile } = choice;
  if (keyFile?.kind === "made") assertLongEnough(keyFile.newPassword);
  const { storage, hostPath } = vault;
  const { places, keyPlaces, usual } = restorable(vault);
  const folders = { storage, hostPath, keyPlaces };
  const copies = chosenCopies(await copiesOfVault(folders), choice, hostPath, deps.outside.home);
  const { key: obtained } = await obtainRestoreKey({ ...folders, places }, by);
  using key = obtained;
  const place =
    keyFile === null
      ? ((await placeOfKey(places, key)) ?? usual)
      : await newKeyPlace(deps.state.keys, vault, keyFile.home);
  const made = await restoreAt(deps, request, key, { place, ...copies });
  await noteKey(deps, request, place, made);
  return await told(deps, request, place, made);
}

/** The window names copies as main has named them; nothing else is ever read for one. */
function chosenCopies(
  copies: readonly VaultCopy[],
  { config, keyFile }: RestoreChoice,
  vault: string,
  home: string,
): Pick<RestoreOptions, "copy" | "keyCopy"> {
  function find(wished: RestoreChoice["config" | "keyFile"], of: VaultCopy["of"]) {
    if (wished?.kind !== "copy") return undefined;
    const found = copies.find(
      (copy) => copy.of === of && showKeyFile(copy.place.hostPath, vault, home) === wished.name,
    );
    if (found === undefined) throw pathError("local-not-found", `${vault}/${wished.name}`);
    return found.place;
  }
  return { copy: find(config, "config")?.name, keyCopy: find(keyFile, "key-file") };
}

async function restoreAt(
  { outside }: RestoreDeps,
  { vault, by, choice, signal, onProgress }: RestoreRequest,
  key: RestoreKeys["key"],
  { place, ...copies }: Pick<RestoreOptions, "place" | "copy" | "keyCopy">,
): Promise<Made> {
  const { config, keyFile } = choice;
  const source = sourceOf(by, keyFile?.kind === "copy", key);
  try {
    return await restoreVault(outside.world, {
      storage: vault.storage,
      hostPath: vault.hostPath,
      key: source,
      place,
      ...copies,
      shorteningThreshold:
        config.kind === "made" ? (config.shorteningThreshold ?? undefined) : undefined,
      newPassword: () => {
        // Where the user was asked for none, none is to be made: what is there is whole.
        if (keyFile?.kind !== "made") throw pathError("masterkey-missing", place.hostPath);
        return Promise.resolve(passwordBytes(keyFile.newPassword));
      },
      signal,
      onProgress,
      writers: workplaceAt(outside, vault.hostPath).writers,
    });
  } finally {
    if (source.kind === "password") source.password.fill(0);
  }
}

/** A copy of a key file is proved by its password; for all else the key itself will do. */
function sourceOf(
  by: RestoreKey,
  isKeyCopy: boolean,
  key: RestoreKeys["key"],
): RestoreOptions["key"] {
  if (by.kind === "words") return { kind: "words", words: by.words };
  if (isKeyCopy) return { kind: "password", password: passwordBytes(by.password) };
  return { kind: "raw", rawKey: key.raw };
}

/** A key file that has shown to be that of the vault is looked for where it is from now on. */
async function noteKey(
  deps: RestoreDeps,
  { id, vault, choice }: RestoreRequest,
  place: KeyPlace,
  { keyFile }: Made,
): Promise<void> {
  const { keys } = deps.state;
  const isElsewhere = !(isKeyFileIn(vault.hostPath, place) || vault.keyFiles.isLinked);
  const isThere = keyFile !== null || choice.keyFile === null;
  if (isElsewhere && isThere) await rememberKeyAt(keys.book, vault.hostPath, place.hostPath);
  keys.dropChoice(id);
  if (keyFile !== null && choice.keyFile?.kind === "made") {
    await renewSaved(deps, id, choice.keyFile.newPassword);
  }
}

async function told(
  { outside: { home } }: RestoreDeps,
  { vault, choice }: RestoreRequest,
  place: KeyPlace,
  { config, keyFile, kept }: Made,
): Promise<Restored> {
  const { hostPath } = vault;
  const older = keyFile === null ? [] : await olderKeyFiles(vault, place);
  return {
    config: config && {
      cipher: config.cipherCombo,
      shorteningThreshold: config.shorteningThreshold,
      from: choice.config.kind === "copy" ? choice.config.name : null,
    },
    keyFile: keyFile && showKeyFile(keyFile, hostPath, home),
    kept: kept.map((path) => showKeyFile(path, hostPath, home)),
    oldCopies: showKeyPlaces(older, hostPath, home),
  };
}
