/** Repairs of what {@link reviewNodeFolder} finds; node-type.ts says what each does. */

import { utf8 } from "../crypto/encoding.ts";
import { MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import { LONG_NAME_FILE, shortenedName } from "../format/long-name.ts";
import { copyName } from "../vault/listing/copy-name.ts";
import { CONTENTS_FILE, DIRECTORY_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import { authenticateContent } from "./authenticate-content.ts";
import { clearNameOf } from "./clear-paths.ts";
import { hashOfId, splitCipherPath } from "./content-folder.ts";
import { isShortenedName } from "./entry-form.ts";
import { readLongName } from "./long-name-file.ts";
import { type NodeContent, nodeContent, originalOf, type TypeFile } from "./node-content.ts";
import { isKnown, type Repair, type Repairing } from "./repair.ts";
import { directoryOfId, exists, freePlace, putFile, takeAway } from "./repair-building-blocks.ts";
import { parentOf, type Step } from "./repair-step.ts";

/** Bytes up to which two links are compared. */
const MOST_LINK = 100_000;

async function contentOf({ access }: Repairing, nodePath: string): Promise<NodeContent | null> {
  const entries = await valueOrNull(() => access.storage.list(nodePath));
  return entries && nodeContent(entries);
}

export const repairUnknownType: Repair = async (repairing, { ciphertextPath: nodePath }) => {
  const { run } = repairing;
  const content = await contentOf(repairing, nodePath);
  if (content === null || content.others.length > 0 || content.copies.length > 0) return;
  if (content.types.length === 0) {
    await run.perform([takeAway(repairing, nodePath)]);
  } else if (content.types[0] === CONTENTS_FILE && !isShortenedName(nodePath)) {
    const file = run.newPath();
    await run.perform([
      { do: "move", from: `${nodePath}/${CONTENTS_FILE}`, to: file },
      takeAway(repairing, nodePath),
      { do: "move", from: file, to: nodePath },
    ]);
  }
};

export const repairAmbiguousType: Repair = async (repairing, { ciphertextPath: nodePath }) => {
  const content = await contentOf(repairing, nodePath);
  for (const type of content?.types.slice(1) ?? []) {
    await giveOwnNode(repairing, `${nodePath}/${type}`, type);
  }
};

/** Of a file in a node. */
export const repairInnerCopy: Repair = async (repairing, { ciphertextPath: path }) => {
  const { access, run } = repairing;
  const nodePath = parentOf(path);
  const original = originalOf(path.slice(nodePath.length + 1));
  const content = await contentOf(repairing, nodePath);
  if (original === null || content === null || !(await isThere(repairing, path))) return;
  if (original === LONG_NAME_FILE) return repairNameCopy(repairing, path, content.hasLongName);
  const isFree = !(await exists(access, `${nodePath}/${original}`));
  if (isFree && content.types.length === 0) {
    await run.perform([{ do: "move", from: path, to: `${nodePath}/${original}` }]);
  } else if (await isSameSmall(access.storage, path, `${nodePath}/${original}`)) {
    await run.perform([takeAway(repairing, path)]);
  } else {
    await giveOwnNode(repairing, path, original);
  }
};

async function isThere({ access }: Repairing, path: string): Promise<boolean> {
  return (await valueOrNull(() => access.storage.stat(path)))?.kind === "file";
}

/** The name of the node is proven by its hash; every other is of no use. */
async function repairNameCopy(
  repairing: Repairing,
  path: string,
  hasLongName: boolean,
): Promise<void> {
  const { access, run } = repairing;
  const nodePath = parentOf(path);
  const long = await readLongName(access, nodePath, path.slice(nodePath.length + 1));
  const isName = long.kind === "name" && nodePath.endsWith(`/${shortenedName(long.cipherName)}`);
  await run.perform([
    isName && !hasLongName
      ? { do: "move", from: path, to: `${nodePath}/${LONG_NAME_FILE}` }
      : takeAway(repairing, path),
  ]);
}

async function isSameSmall(
  storage: Repairing["access"]["storage"],
  a: string,
  b: string,
): Promise<boolean> {
  const read = (path: string): Promise<Uint8Array | null> =>
    valueOrNull(() => storage.read(path, MOST_LINK));
  const [first, second] = [await read(a), await read(b)];
  if (first === null || second === null || first.length === MOST_LINK) return false;
  return Buffer.compare(first, second) === 0;
}

/**
 * Moves a file out of a node into a node of its own, named like a conflict
 * copy of the first. What holds nothing that could be used goes.
 */
async function giveOwnNode(repairing: Repairing, path: string, type: TypeFile): Promise<void> {
  const { access, index, run } = repairing;
  const { hash, names } = splitCipherPath(path);
  const folder = index.byHash.get(hash);
  const name = folder && (await clearNameOf(access, folder, names[0] ?? ""));
  if (!isKnown(folder) || name === null || name === undefined) return;
  if (!(await isUsable(repairing, path, type))) {
    await run.perform([takeAway(repairing, path)]);
    return;
  }
  const place = await freePlace(access, directoryOfId(access, folder.id), (isTaken) =>
    copyName(name.normalize("NFC"), addedTo(names[1] ?? "", type), isTaken),
  );
  const isPlainFile = type === CONTENTS_FILE && !place.isShortened;
  const steps: readonly Step[] = isPlainFile
    ? [{ do: "move", from: path, to: place.nodePath }]
    : [
        { do: "makeDirectory", path: place.nodePath },
        ...(place.isShortened
          ? putFile(repairing, `${place.nodePath}/${LONG_NAME_FILE}`, utf8(place.cipherName))
          : []),
        { do: "move", from: path, to: `${place.nodePath}/${type}` },
      ];
  await run.perform(steps);
}

/** What a sync client added to a name, e.g. ` (1)` in `dir (1).c9r`. */
function addedTo(name: string, type: TypeFile): string {
  const [stem = ""] = type.split(".");
  return name.slice(stem.length).replaceAll(".c9r", "");
}

/** A directory must be there and be nobody's; anything else must authenticate. */
async function isUsable(
  { access, index }: Repairing,
  path: string,
  type: TypeFile,
): Promise<boolean> {
  if (type === DIRECTORY_FILE) {
    const bytes = await valueOrNull(() => access.storage.read(path, MAX_DIRECTORY_ID + 1));
    const id = bytes && parseDirectoryId(bytes);
    const folder = id === null ? undefined : index.byHash.get(hashOfId(access, id));
    return folder?.reach === "orphan";
  }
  const verdict = await authenticateContent(access, path);
  return "value" in verdict && verdict.value.kind === "read";
}
