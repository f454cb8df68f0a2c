/** Repairs of what {@link reviewName} finds; node-name.ts says what each does. */

import { findCipherName, takeApart } from "../format/conflict-name.ts";
import { decryptName, NODE_SUFFIX } from "../format/file-name.ts";
import { SHORTENED_SUFFIX, shortenedName } from "../format/long-name.ts";
import { CONTENTS_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import { splitCipherPath } from "./content-folder.ts";
import { isShortenedName } from "./entry-form.ts";
import { HomeSearch } from "./home-search.ts";
import { isOfThisVault } from "./is-of-this-vault.ts";
import { madeUpName } from "./long-name.ts";
import { readLongName } from "./long-name-file.ts";
import { lostAndFound } from "./lost-and-found.ts";
import { moveNode } from "./move-node.ts";
import { nodeContent, type TypeFile } from "./node-content.ts";
import { isKnown, type KnownFolder, type Repair, type Repairing } from "./repair.ts";
import { directoryOfId, nameOrCopy } from "./repair-building-blocks.ts";
import { cipherNameOf } from "./review-stray.ts";

interface NameOnDisk {
  readonly name: string;
  /** What a sync client added to it. */
  readonly added: string;
}

/** Every finding of node-name.ts but those whose name does not decrypt where it is. */
export const repairName: Repair = async (repairing, { ciphertextPath: nodePath }) => {
  const { access, index } = repairing;
  const folder = index.byHash.get(splitCipherPath(nodePath).hash);
  if (!isKnown(folder)) return;
  const read = await readNameOnDisk(repairing, folder, nodePath);
  if (read === null) return;
  const wanted = legalName(read.name.normalize("NFC"));
  await moveNode(
    repairing,
    nodePath,
    directoryOfId(access, folder.id),
    nameOrCopy(wanted, read.added),
  );
};

async function readNameOnDisk(
  { access }: Repairing,
  folder: KnownFolder,
  nodePath: string,
): Promise<NameOnDisk | null> {
  const node = nodePath.slice(nodePath.lastIndexOf("/") + 1);
  if (!isShortenedName(node)) {
    const whole = decryptName(access.key, node, folder.id);
    if (whole !== null) return { name: whole, added: "" };
    const odd = takeApart(node, NODE_SUFFIX);
    return odd && findCipherName(access.key, odd, folder.id);
  }
  const long = await readLongName(access, nodePath);
  const name = long.kind === "name" ? decryptName(access.key, long.cipherName, folder.id) : null;
  if (name === null || long.kind !== "name") return null;
  return { name, added: addedToHash(node, shortenedName(long.cipherName)) };
}

/** What follows the hash in the name of a shortened node; nothing if it has another hash. */
function addedToHash(node: string, rightName: string): string {
  const hash = rightName.slice(0, -SHORTENED_SUFFIX.length);
  const at = node.indexOf(hash);
  return at < 0 ? "" : node.slice(at + hash.length).replaceAll(SHORTENED_SUFFIX, "");
}

/** The same name with `_` for what leads out of a directory. */
function legalName(name: string): string {
  if (name === "") return "_";
  return /^\.\.?$/.test(name) ? name.replaceAll(".", "_") : name.replace(/[/\0]/g, "_");
}

export const repairMisplacedName: Repair = async (repairing, { ciphertextPath: nodePath }) => {
  const { access, index } = repairing;
  const cipherName = await cipherNameOf(access, nodePath);
  const home = cipherName && (await new HomeSearch(access, index).find(cipherName));
  if (!home) return;
  const name = home.name.normalize("NFC");
  await moveNode(repairing, nodePath, directoryOfId(access, home.folder.id), nameOrCopy(name));
};

export const repairUndecryptableName: Repair = async (repairing, { ciphertextPath: nodePath }) => {
  const stat = await valueOrNull(() => repairing.access.storage.stat(nodePath));
  // What is there now may be something else: another repair may have put it there.
  if (stat === null || !(await isOfThisVault(repairing.access, nodePath, stat.kind))) return;
  const type = await typeOf(repairing, nodePath);
  if (type === null) return;
  const name = madeUpName(repairing, type);
  await moveNode(repairing, nodePath, await lostAndFound(repairing), nameOrCopy(name));
};

async function typeOf({ access }: Repairing, nodePath: string): Promise<TypeFile | null> {
  const stat = await valueOrNull(() => access.storage.stat(nodePath));
  if (stat?.kind === "file") return CONTENTS_FILE;
  const entries = await valueOrNull(() => access.storage.list(nodePath));
  return (entries && nodeContent(entries).types[0]) ?? null;
}
