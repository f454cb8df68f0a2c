/**
 * Where the key file of a vault is: where the user says, in the vault folder, behind a link there, or
 * where this computer remembers it. What the vault itself says about it is never followed.
 */

import { lstat, readFile, readlink, realpath } from "node:fs/promises";
import { resolve } from "node:path";
import { VaultError } from "../../base/vault-error.ts";
import { codeOf } from "../../storage/disk-error.ts";
import { localFailure } from "../../storage/local-failure.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { vaultIdentityOf } from "../../vault/inspect-vault.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { keyPlaceAt, masterkeyPath } from "./key-place-at.ts";
import type { KeyPlaceBook, MissingKeyFile, VaultIdentity } from "./key-place-book.ts";
import { readKeyFileAt } from "./read-key-file.ts";

/** A key file that does not lie in the vault folder. */
export interface KeyFileElsewhere {
  readonly bytes: Uint8Array;
  readonly hostPath: string;
  /** False if this computer knows that there is another version. */
  readonly isCurrent: boolean;
  /** Of its drive. */
  readonly label: string | null;
}

export interface KeyFiles {
  /** A file of its own in the vault folder. */
  readonly inside: boolean;
  /** In the order in which they are tried. */
  readonly elsewhere: readonly KeyFileElsewhere[];
  /** Places that are remembered and not there now. */
  readonly missing: readonly MissingKeyFile[];
  /** True if a link stands for it in the vault folder. */
  readonly isLinked: boolean;
  /** Where that link leads, if no key file is there now. */
  readonly brokenLink: string | null;
}

/** @param vault - its folder */
export async function identityOf(vault: string): Promise<VaultIdentity> {
  const folder = await realpath(resolve(vault)).catch(() => resolve(vault));
  return { folder, id: await vaultIdentityOf(nodeStorage(folder)) };
}

/**
 * The one that the user names, and nothing else.
 *
 * @throws VaultError `masterkey-missing` if it is not there, `local-failed`, `key-file-of-another-vault`
 *   if that can be told without its password
 */
export async function chosenKeyFile(
  book: KeyPlaceBook,
  vault: string,
  chosen: string,
): Promise<KeyFiles> {
  const file = await readKeyFile(resolve(chosen));
  const refusal = await book.refusal(await identityOf(vault), file.hostPath, file.bytes);
  if (refusal !== null) throw new VaultError(refusal);
  return {
    inside: false,
    isLinked: false,
    elsewhere: [{ ...file, isCurrent: true, label: null }],
    missing: [],
    brokenLink: null,
  };
}

/** Where the key file is now, as far as this computer knows. */
export async function findKeyFiles(book: KeyPlaceBook, vault: string): Promise<KeyFiles> {
  const { kind, target } = await insideOf(vault);
  const { found, missing } = await book.find(await identityOf(vault));
  const behindLink =
    target === null || found.some(({ hostPath }) => hostPath === target)
      ? []
      : await behind(target);
  const elsewhere = [...behindLink, ...found];
  const isBroken = kind === "link" && elsewhere.length === 0;
  return {
    inside: kind === "file",
    elsewhere,
    missing,
    isLinked: kind === "link",
    brokenLink: isBroken ? await readlink(masterkeyPath(vault)) : null,
  };
}

/** What stands for the key file in the vault folder, and where a link leads. */
async function insideOf(vault: string) {
  const path = masterkeyPath(vault);
  const stats = await lstat(path).catch(() => null);
  if (stats?.isFile() === true) return { kind: "file", target: null } as const;
  if (stats?.isSymbolicLink() !== true) return { kind: "none", target: null } as const;
  return { kind: "link", target: await realpath(path).catch(() => null) } as const;
}

/** What a link leads to, if that may be a key file. */
async function behind(target: string): Promise<readonly KeyFileElsewhere[]> {
  const bytes = await readKeyFileAt(target);
  return bytes === null ? [] : [{ bytes, hostPath: target, isCurrent: true, label: null }];
}

export async function readKeyFile(
  hostPath: string,
): Promise<{ readonly bytes: Uint8Array; readonly hostPath: string }> {
  try {
    return { bytes: await readFile(hostPath), hostPath };
  } catch (error) {
    if (codeOf(error) === "ENOENT") {
      throw new VaultError({ kind: "masterkey-missing", path: hostPath }, { cause: error });
    }
    throw localFailure(error, hostPath);
  }
}

/** True if there is something to open the vault with. */
export function isKeyFileHere({ inside, elsewhere }: KeyFiles): boolean {
  return inside || elsewhere.length > 0;
}

/**
 * Where key files of a vault are kept elsewhere, also where they are not now: beside them may lie backups.
 *
 * @param vault - its folder
 */
export function placesElsewhere(
  vault: string,
  { elsewhere, missing, brokenLink }: KeyFiles,
): readonly KeyPlace[] {
  const paths = [
    ...elsewhere.map(({ hostPath }) => hostPath),
    ...missing.flatMap(({ lookedAt }) => lookedAt),
    ...(brokenLink === null ? [] : [resolve(vault, brokenLink)]),
  ];
  return paths.map(keyPlaceAt);
}

/** What to say where no key file is to be had: which drive to insert, if that is known. */
export function noKeyFile(vault: string, { missing, brokenLink }: KeyFiles): VaultError {
  const [first] = missing;
  if (first === undefined) {
    return new VaultError({ kind: "masterkey-missing", path: brokenLink ?? masterkeyPath(vault) });
  }
  const { label, lastSeen: path } = first;
  if (first.volume === null) return new VaultError({ kind: "masterkey-missing", path });
  return new VaultError({ kind: "key-drive-missing", label: label ?? path, path });
}

/** Remembers where a key file is that was just written, or brings what is remembered of it up to date. */
export async function rememberKeyAt(
  book: KeyPlaceBook,
  vault: string,
  hostPath: string,
): Promise<void> {
  const { bytes } = await readKeyFile(hostPath);
  await book.remember(await identityOf(vault), hostPath, bytes);
}

/** The same for a place that was remembered already; one that the user only named once stays so. */
export async function rememberKeyAgain(
  book: KeyPlaceBook,
  vault: string,
  hostPath: string,
): Promise<void> {
  const { found } = await book.find(await identityOf(vault));
  if (found.some((each) => each.hostPath === hostPath)) await rememberKeyAt(book, vault, hostPath);
}
