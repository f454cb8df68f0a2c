/**
 * What lies where nothing of a vault belongs: somebody has moved it there by
 * hand, or a sync client has made a copy of a whole folder.
 *
 *     MisplacedContentDir   a content directory: `dirid.c9r` tells where it belongs   goes there
 *     MisplacedName         a node: its name tells where it belongs                   goes there (node-name.ts)
 *     UndecryptableName     a node or file that was encrypted with the keys of this
 *                           vault, and nothing tells where it belongs                 goes to LOST+FOUND
 *     ForeignFile           anything else
 */

import { openDirectoryId } from "../format/directory-id-backup.ts";
import type { NodeKind } from "../storage/storage.ts";
import { DIRECTORY_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import { readBackup } from "./backed-up-id.ts";
import { folderPath, hashOfId } from "./content-folder.ts";
import { entryForm, isShortenedName } from "./entry-form.ts";
import { foreignFile } from "./foreign-file.ts";
import type { HealthAccess } from "./health-access.ts";
import { isOfThisVault } from "./is-of-this-vault.ts";
import { readLongName } from "./long-name-file.ts";
import { looseDirFile } from "./loose-dir-file.ts";
import type { Problem } from "./problem.ts";
import type { Repair } from "./repair.ts";
import { exists, isDirectory, makeRoomFor } from "./repair-building-blocks.ts";
import { all, type Check, found, type Review } from "./review.ts";

/** Levels below a stray folder that are looked at: `XX/Y…Y/node`. */
const MOST_LEVELS = 3;

export async function reviewStray(
  check: Check,
  path: string,
  kind: NodeKind,
  level = 1,
): Promise<Review> {
  const home = await homeOf(check, path, kind);
  if (home !== null) return found(home);
  if (await isOfThisVault(check.access, path, kind)) {
    return found({
      id: "UndecryptableName",
      severity: "critical",
      ciphertextPath: path,
      name: null,
      fixable: true,
    });
  }
  if (kind !== "directory") return found(foreignFile(path));
  const inner = (await holdsStrays(check.access, path)) && level < MOST_LEVELS;
  const entries = inner ? await valueOrNull(() => check.access.storage.list(path)) : null;
  const reviews: Review[] = [];
  for (const entry of entries ?? []) {
    if (entryForm(entry.name) === "backup") continue;
    reviews.push(await reviewStray(check, `${path}/${entry.name}`, entry.kind, level + 1));
  }
  const dirFile = `${path}/${DIRECTORY_FILE}`;
  const hasDirFile = !inner && (await exists(check.access, dirFile));
  return all([
    found(foreignFile(path), ...(hasDirFile ? [looseDirFile(dirFile)] : [])),
    ...reviews,
  ]);
}

/** Where it belongs, if it tells; `null` if not. */
async function homeOf(check: Check, path: string, kind: NodeKind): Promise<Problem | null> {
  const { access, homes, paths } = check;
  const problem = { severity: "warn", ciphertextPath: path, name: null, fixable: true } as const;
  const right = kind === "directory" ? await rightPlace(access, path) : null;
  if (right !== null && !(await isDirectory(access, right))) {
    return { ...problem, id: "MisplacedContentDir", other: right };
  }
  const cipherName = await cipherNameOf(access, path);
  const home = cipherName === null ? null : await homes.find(cipherName);
  if (home === null) return null;
  const other = await paths.in(home.folder, home.name);
  return { ...problem, id: "MisplacedName", ...(other === null ? {} : { other }) };
}

/** Where the content directory belongs that a folder was; `null` if it was none. */
async function rightPlace(access: HealthAccess, path: string): Promise<string | null> {
  const sealed = await readBackup(access, path);
  const id = sealed && openDirectoryId(access.content, sealed);
  return id === null ? null : folderPath({ hash: hashOfId(access, id) });
}

/** The encrypted name of a node; `null` for what does not look like one. */
export async function cipherNameOf(access: HealthAccess, path: string): Promise<string | null> {
  const node = path.slice(path.lastIndexOf("/") + 1);
  if (entryForm(node) !== "node") return null;
  if (!isShortenedName(node)) return node;
  const long = await readLongName(access, path);
  return long.kind === "name" ? long.cipherName : null;
}

/** The level above content directories, or a copy of a content directory. */
async function holdsStrays(access: HealthAccess, path: string): Promise<boolean> {
  return /\/[A-Z2-7]{2}$/.test(`/${path}`) || (await rightPlace(access, path)) !== null;
}

export const repairMisplacedContentDir: Repair = async (repairing, { ciphertextPath: path }) => {
  const { access, run } = repairing;
  const to = await rightPlace(access, path);
  if (to === null || (await isDirectory(access, to))) return;
  await run.perform([...(await makeRoomFor(repairing, to)), { do: "move", from: path, to }]);
};
