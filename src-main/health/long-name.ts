/**
 * `name.c9s`, which holds the name of a shortened node.
 *
 *     MissingLongName           there is none
 *     ObeseNameFile             it has more than 10 KiB
 *     NotDecodableLongName      there is no encrypted name in it
 *         restored from a copy in the node that has the right hash; else the node gets a made-up name
 *     TrailingBytesInNameFile   something follows the name          cut
 *     LongShortNamesMismatch    the node is not called by its hash  gets the right one, or one of its own if that is taken
 *
 * A lost name cannot be computed: the node holds no more than its hash.
 */

import type { FindingId } from "../../src-shared/model/health-finding.ts";
import { utf8 } from "../crypto/encoding.ts";
import { isLegalName } from "../format/file-name.ts";
import { LONG_NAME_FILE, shortenedName } from "../format/long-name.ts";
import { CONTENTS_FILE, DIRECTORY_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import { type ContentFolder, splitCipherPath } from "./content-folder.ts";
import type { HealthAccess } from "./health-access.ts";
import { type LongNameFile, readLongName } from "./long-name-file.ts";
import { moveNode } from "./move-node.ts";
import { nodeContent, type TypeFile } from "./node-content.ts";
import type { Problem } from "./problem.ts";
import { isKnown, type Repair, type Repairing } from "./repair.ts";
import {
  clearAway,
  directoryOfId,
  nameOrCopy,
  putFile,
  replaceFile,
} from "./repair-building-blocks.ts";
import { parentOf } from "./repair-step.ts";

const lost = {
  missing: "MissingLongName",
  obese: "ObeseNameFile",
  "not-decodable": "NotDecodableLongName",
  unreadable: "UnreadableFile",
} as const satisfies Record<Exclude<LongNameFile["kind"], "name">, FindingId>;

/** What is wrong with the name of a shortened node by itself; whether it decrypts is another matter. */
export async function longNameProblems(
  access: HealthAccess,
  folder: ContentFolder,
  nodePath: string,
  long: LongNameFile,
): Promise<readonly Problem[]> {
  const file = `${nodePath}/${LONG_NAME_FILE}`;
  const problem = { ciphertextPath: file, name: null, fixable: true };
  if (long.kind === "name") {
    return long.isTrailed ? [{ ...problem, id: "TrailingBytesInNameFile", severity: "warn" }] : [];
  }
  const help = long.kind === "unreadable" ? null : await findHelp(access, nodePath);
  const ciphertextPath = long.kind === "missing" ? nodePath : file;
  const fixable = help?.cipherName != null || (help?.type !== undefined && isKnown(folder));
  return [{ ...problem, id: lost[long.kind], severity: "critical", ciphertextPath, fixable }];
}

/** What there is to name a node by whose name is lost. */
interface Help {
  /** From a copy of the name that has the right hash. */
  readonly cipherName: string | null;
  readonly type: TypeFile | undefined;
}

async function findHelp(access: HealthAccess, nodePath: string): Promise<Help> {
  const entries = (await valueOrNull(() => access.storage.list(nodePath))) ?? [];
  const [type] = nodeContent(entries).types;
  for (const { name } of entries) {
    const long = await readLongName(access, nodePath, name);
    if (long.kind === "name" && nodePath.endsWith(`/${shortenedName(long.cipherName)}`)) {
      return { cipherName: long.cipherName, type };
    }
  }
  return { cipherName: null, type };
}

export const repairTrailingBytes: Repair = async (repairing, { ciphertextPath: path }) => {
  const long = await readLongName(repairing.access, parentOf(path));
  if (long.kind !== "name" || !long.isTrailed) return;
  await repairing.run.perform(await replaceFile(repairing, path, utf8(long.cipherName)));
};

/** MissingLongName, ObeseNameFile, NotDecodableLongName. */
export const repairLostName: Repair = async (repairing, finding) => {
  const { access, run } = repairing;
  const path = finding.ciphertextPath;
  const nodePath = path.endsWith(`/${LONG_NAME_FILE}`) ? parentOf(path) : path;
  const long = await readLongName(access, nodePath);
  if (long.kind === "name" || long.kind === "unreadable") return;
  const { cipherName, type } = await findHelp(access, nodePath);
  if (cipherName !== null) {
    const file = `${nodePath}/${LONG_NAME_FILE}`;
    await run.perform([
      ...(await clearAway(repairing, file)),
      ...putFile(repairing, file, utf8(cipherName)),
    ]);
  } else if (type !== undefined) {
    await nameAnew(repairing, nodePath, type);
  }
};

async function nameAnew(repairing: Repairing, nodePath: string, type: TypeFile): Promise<void> {
  const { access, index } = repairing;
  const folder = index.byHash.get(splitCipherPath(nodePath).hash);
  if (!isKnown(folder)) return;
  const name = madeUpName(repairing, type);
  await moveNode(repairing, nodePath, directoryOfId(access, folder.id), nameOrCopy(name));
}

/** As in the official client: what it is, a number, and the run that it was found by. */
export function madeUpName({ run }: Repairing, type: TypeFile): string {
  const kind = type === DIRECTORY_FILE ? "directory" : type === CONTENTS_FILE ? "file" : "symlink";
  return `${kind}${run.nextNumber(kind)}_${run.stamp}`;
}

/** A cleartext name that may be shown and used. */
export function legalOrNull(name: string | null): string | null {
  return name !== null && isLegalName(name) ? name : null;
}
