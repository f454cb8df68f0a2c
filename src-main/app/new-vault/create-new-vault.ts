import { mkdir, realpath, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { VaultError } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import type { Storage } from "../../storage/storage.ts";
import { type CreateOptions, createVault } from "../../vault/create-vault.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { realPlace } from "../key-places/bring-key.ts";
import { rememberKeyAt } from "../key-places/key-files.ts";
import { freeKeyPlace } from "../key-places/key-homes.ts";
import type { KeyPlaceBook } from "../key-places/key-place-book.ts";
import { assertLongEnough } from "../keys/new-password.ts";
import type { VaultListBook } from "../vault-list.ts";

interface CreateDeps {
  readonly world: World;
  readonly list: VaultListBook;
  readonly storageAt: (path: string) => Storage;
  readonly keyBook: KeyPlaceBook;
}

interface NewVault extends Required<Pick<CreateOptions, "cipher" | "shorteningThreshold">> {
  /** The folder that the vault's own folder is made in, absolute. */
  readonly parent: string;
  readonly name: string;
  readonly password: string;
  /** The folder that its key file is kept in, absolute. `null`: its own. */
  readonly keyFolder: string | null;
}

/**
 * Makes a folder with a vault in it and puts it on the list; or, if any of that fails, nothing. Where
 * its key file is kept elsewhere, this computer remembers that.
 *
 * @throws VaultError `password-too-short`, `vault-exists`, `local-failed`, `local-no-space`, the kinds of the disk
 */
export async function createNewVault(deps: CreateDeps, wish: NewVault): Promise<VaultId> {
  assertLongEnough(wish.password);
  const folder = await makeFolder(join(wish.parent, wish.name));
  const keyPlace =
    wish.keyFolder === null ? null : await freeKeyPlace(await realPlace(wish.keyFolder), wish.name);
  await fill(deps, wish, folder, keyPlace);
  try {
    if (keyPlace !== null) await rememberKeyAt(deps.keyBook, folder, keyPlace.hostPath);
    const { id } = await deps.list.add(folder, wish.name);
    return id;
  } catch (error) {
    // Made a moment ago, holds the empty vault alone, and nobody has been told of it.
    await rm(folder, { recursive: true, force: true });
    if (keyPlace !== null) await rm(keyPlace.hostPath, { force: true });
    throw error;
  }
}

/** @returns its real path */
async function makeFolder(path: string): Promise<string> {
  try {
    await mkdir(path);
    return await realpath(path);
  } catch (cause) {
    throw new VaultError({ kind: kindOf(cause), path }, { cause });
  }
}

function kindOf(error: unknown): "vault-exists" | "local-no-space" | "local-failed" {
  // Node's file errors carry a `code`; anything else is no known reason.
  switch ((error as NodeJS.ErrnoException).code) {
    case "EEXIST":
      return "vault-exists";
    case "ENOSPC":
      return "local-no-space";
    default:
      return "local-failed";
  }
}

async function fill(
  { world, storageAt }: CreateDeps,
  wish: NewVault,
  folder: string,
  keyPlace: KeyPlace | null,
): Promise<void> {
  const { cipher, shorteningThreshold } = wish;
  const password = passwordBytes(wish.password);
  const storage = storageAt(folder);
  try {
    await createVault(world, {
      storage,
      hostPath: folder,
      password,
      cipher,
      shorteningThreshold,
      ...(keyPlace === null ? {} : { keyPlace }),
    });
  } catch (error) {
    // Only if it is empty: what is in it by now is not ours.
    await rmdir(folder).catch(() => undefined);
    throw error;
  } finally {
    password.fill(0);
  }
}
