/**
 * Gives a node another name, or a name in another directory: a file, a
 * directory or a link, shortened or not, before and after.
 */

import { pathError } from "../base/vault-error.ts";
import { utf8 } from "../crypto/encoding.ts";
import { LONG_NAME_FILE } from "../format/long-name.ts";
import type { Directory } from "../vault/directory.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, LINK_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import type { CipherPlace } from "./cipher-place.ts";
import type { Repairing } from "./repair.ts";
import { clearAway, freePlace, putFile, takeAway } from "./repair-building-blocks.ts";
import type { Step } from "./repair-step.ts";

/**
 * @param nodePath - of a node that holds exactly one thing; nothing is done if it is gone
 * @param nameWith - the cleartext name, given what is taken
 */
export async function moveNode(
  repairing: Repairing,
  nodePath: string,
  to: Directory,
  nameWith: (isTaken: (name: string) => boolean) => string,
): Promise<void> {
  const { access, run } = repairing;
  const stat = await valueOrNull(() => access.storage.stat(nodePath));
  if (stat === null || stat.kind === "other") return;
  const place = await freePlace(access, to, nameWith, nodePath);
  if (place.nodePath === nodePath) return;
  if (stat.kind === "file") {
    await run.perform(moveFile(repairing, nodePath, place));
    return;
  }
  const listed = await access.storage.list(nodePath);
  const names = new Set(listed.map(({ name }) => name));
  const isFile = names.has(CONTENTS_FILE) && !names.has(DIRECTORY_FILE) && !names.has(LINK_FILE);
  if (isFile && !place.isShortened) {
    // Whatever else is in the folder has to go first, by its own repair.
    names.delete(CONTENTS_FILE);
    names.delete(LONG_NAME_FILE);
    if (names.size > 0) throw pathError("not-empty", nodePath);
    await run.perform([
      { do: "move", from: `${nodePath}/${CONTENTS_FILE}`, to: place.nodePath },
      takeAway(repairing, nodePath),
    ]);
  } else {
    await run.perform(await moveFolder(repairing, nodePath, place));
  }
}

function moveFile(repairing: Repairing, path: string, place: CipherPlace): readonly Step[] {
  if (!place.isShortened) return [{ do: "move", from: path, to: place.nodePath }];
  const name = utf8(place.cipherName);
  return [
    { do: "makeDirectory", path: place.nodePath },
    ...putFile(repairing, `${place.nodePath}/${LONG_NAME_FILE}`, name),
    { do: "move", from: path, to: `${place.nodePath}/${CONTENTS_FILE}` },
  ];
}

async function moveFolder(
  repairing: Repairing,
  nodePath: string,
  place: CipherPlace,
): Promise<readonly Step[]> {
  const longName = `${nodePath}/${LONG_NAME_FILE}`;
  return [
    ...(await clearAway(repairing, longName)),
    ...(place.isShortened ? putFile(repairing, longName, utf8(place.cipherName)) : []),
    { do: "move", from: nodePath, to: place.nodePath },
  ];
}
