/**
 * The key files of the vaults of the list: where they are, which of them the user has chosen for now,
 * and which one has opened an open vault.
 */

import { sep } from "node:path";
import type { KeyWhere } from "../../../src-shared/model/key-place.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { VaultError } from "../../base/vault-error.ts";
import { keyFacts } from "../../keys/key-facts.ts";
import { keyFilePrint } from "../../keys/key-file-print.ts";
import { showPlace } from "../show-place.ts";
import {
  chosenKeyFile,
  findKeyFiles,
  identityOf,
  isKeyFileHere,
  type KeyFileElsewhere,
  type KeyFiles,
  rememberKeyAt,
} from "./key-files.ts";
import { type KeyHomes, keyHomes } from "./key-homes.ts";
import { keyPlaceAt, masterkeyPath } from "./key-place-at.ts";
import { type KeyPlaceBook, keyPlaceBook, type VaultIdentity } from "./key-place-book.ts";
import { readKeyFileAt } from "./read-key-file.ts";
import type { OpenedByKeyFile } from "./try-key-files.ts";
import { type ListVolumes, volumeOf } from "./volume.ts";

/** A vault of the list. */
interface Listed {
  readonly id: VaultId;
  /** Its folder, absolute. */
  readonly path: string;
}

/** The key file that has opened a vault. */
export interface Opener {
  /** Absolute. */
  readonly hostPath: string;
  /** False for one that lies in the vault folder, and goes with it. */
  readonly isElsewhere: boolean;
  readonly isRemovable: boolean;
  /** log2 of what each guess of its password costs; `null` if that could not be read. */
  readonly scryptLog2: number | null;
}

export interface VaultKeys {
  readonly book: KeyPlaceBook;
  readonly homes: KeyHomes;
  readonly listVolumes: ListVolumes;
  identityOf(path: string): Promise<VaultIdentity>;
  whereIs(vault: Listed): Promise<KeyWhere>;
  /** The key file that would be tried first, unless it lies in the vault folder; `null` if none is there now. */
  elsewhere(vault: Listed): Promise<KeyFileElsewhere | null>;
  /** What is to be tried: the file that the user has chosen, or all that are known. */
  filesOf(vault: Listed): Promise<KeyFiles>;
  /**
   * @param others - vaults of the list, in whose folders it may lie, too
   * @throws VaultError as `chosenKeyFile`, `key-file-of-another-vault`; what was chosen before stays then
   */
  choose(vault: Listed, hostPath: string, others: readonly Listed[]): Promise<void>;
  dropChoice(id: VaultId): void;
  /** Remembers where the file is that has opened a vault, if the user has chosen it. */
  opened(vault: Listed, by: Pick<OpenedByKeyFile<unknown>, "keyFile" | "stale">): Promise<void>;
  /** The key file that has opened a vault is at another place now, or another one at the same. */
  openerMoved(vault: Listed, from: string, to: string): Promise<void>;
  /** What has opened a vault last; `null` if that was no key file. */
  openedBy(id: VaultId): Opener | null;
  /** It was opened without any key file. */
  forgetOpener(id: VaultId): void;
  /** Other versions that were there when it was opened. */
  staleOf(id: VaultId): readonly KeyFileElsewhere[];
  forgetStale(id: VaultId): void;
  forget(id: VaultId): void;
}

interface Needs {
  readonly dataFolder: string;
  readonly home: string;
  readonly listVolumes: ListVolumes;
}

export function vaultKeys({ dataFolder, home, listVolumes }: Needs): VaultKeys {
  const book = keyPlaceBook(dataFolder, listVolumes);
  const chosen = new Map<VaultId, string>();
  const openers = new Map<VaultId, Opener>();
  const stale = new Map<VaultId, readonly KeyFileElsewhere[]>();

  return {
    book,
    homes: keyHomes(listVolumes, home),
    listVolumes,
    identityOf,

    async whereIs({ id, path }) {
      const choice = chosen.get(id);
      if (choice !== undefined) return { kind: "chosen", place: showPlace(choice, home) };
      return whereOf(await findKeyFiles(book, path), home, listVolumes);
    },

    ...keyFilesOf(book, chosen),

    async choose({ id, path }, hostPath, others) {
      const { elsewhere } = await chosenKeyFile(book, path, hostPath);
      const key = elsewhere[0] && keyFilePrint(elsewhere[0].bytes)?.key;
      const owner = key && (await ownerAmong(others, key));
      if (owner) {
        throw new VaultError({ kind: "key-file-of-another-vault", path: hostPath, owner });
      }
      chosen.set(id, hostPath);
    },

    dropChoice: (id) => void chosen.delete(id),

    async opened({ id, path }, by) {
      openers.set(id, await openerOf(path, by.keyFile?.hostPath, listVolumes));
      stale.set(id, by.stale);
      if (by.keyFile !== undefined && chosen.delete(id)) {
        await rememberKeyAt(book, path, by.keyFile.hostPath);
      }
    },

    async openerMoved({ id, path }, from, to) {
      if (openers.get(id)?.hostPath !== from) return;
      const isBack = to === masterkeyPath(path);
      openers.set(id, await openerOf(path, isBack ? undefined : to, listVolumes));
    },

    openedBy: (id) => openers.get(id) ?? null,
    forgetOpener(id) {
      openers.delete(id);
      stale.delete(id);
    },
    staleOf: (id) => stale.get(id) ?? [],
    forgetStale: (id) => void stale.delete(id),

    forget(id) {
      chosen.delete(id);
      openers.delete(id);
      stale.delete(id);
    },
  };
}

/** @param elsewhere - absolute; `undefined`: the one in the vault folder */
async function openerOf(
  vault: string,
  elsewhere: string | undefined,
  listVolumes: ListVolumes,
): Promise<Opener> {
  const hostPath = elsewhere ?? masterkeyPath(vault);
  const { scryptLog2 } = await keyFacts(keyPlaceAt(hostPath));
  const isElsewhere = elsewhere !== undefined;
  const volume = isElsewhere ? volumeOf(elsewhere, await listVolumes(), sep) : null;
  return { hostPath, isElsewhere, isRemovable: volume?.isRemovable ?? false, scryptLog2 };
}

/** @param chosen - what the user has chosen for the next try */
function keyFilesOf(
  book: KeyPlaceBook,
  chosen: ReadonlyMap<VaultId, string>,
): Pick<VaultKeys, "filesOf" | "elsewhere"> {
  async function filesOf({ id, path }: Listed): Promise<KeyFiles> {
    const choice = chosen.get(id);
    return choice === undefined ? findKeyFiles(book, path) : chosenKeyFile(book, path, choice);
  }
  return {
    filesOf,
    async elsewhere(vault) {
      try {
        return (await filesOf(vault)).elsewhere[0] ?? null;
      } catch (error) {
        // What was chosen is gone by now, or cannot be read.
        if (error instanceof VaultError) return null;
        throw error;
      }
    },
  };
}

/** The folder of the vault that has a version of this key file in it; `null` if none has. */
async function ownerAmong(vaults: readonly Listed[], key: string): Promise<string | null> {
  for (const { path } of vaults) {
    const bytes = await readKeyFileAt(masterkeyPath(path));
    if (bytes !== null && keyFilePrint(bytes)?.key === key) return path;
  }
  return null;
}

async function whereOf(files: KeyFiles, home: string, listVolumes: ListVolumes): Promise<KeyWhere> {
  if (files.inside) return { kind: "inside" };
  const { isLinked, brokenLink, missing } = files;
  const [first] = files.elsewhere;
  if (isKeyFileHere(files) && first !== undefined) {
    const volume = volumeOf(first.hostPath, await listVolumes(), sep);
    const isRemovable = volume?.isRemovable ?? false;
    const label = first.label ?? (isRemovable ? (volume?.label ?? null) : null);
    return { kind: "here", label, place: showPlace(first.hostPath, home), isLinked, isRemovable };
  }
  const volumes = await listVolumes();
  const remembered = missing.map(({ volume, label, lookedAt: [first], lastSeen }) => {
    // Its drive is there, and the file on it is not: nobody has to insert anything.
    const isPlugged = volumes.some(({ id }) => id !== null && id === volume);
    const place = showPlace(isPlugged ? (first ?? lastSeen) : lastSeen, home);
    return { label: isPlugged ? null : label, place };
  });
  const linked = brokenLink === null ? [] : [{ label: null, place: showPlace(brokenLink, home) }];
  const places = [...remembered, ...linked];
  return places.length === 0 ? { kind: "unknown" } : { kind: "away", places, isLinked };
}
