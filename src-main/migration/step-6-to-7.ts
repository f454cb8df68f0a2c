/**
 * Format 6 → 7: every encrypted name is written in Base64 instead of Base32, and
 * nodes of directories, links and long names become folders.
 *
 * No content is touched and no key is needed. Each file moves by one rename; when
 * none is left under its old name, the folder of long names goes, and last of all the key file
 * gets its new version: until then the vault counts as format 6, and an upgrade
 * that was cut off goes on where it was (docs/vault-format.md §15.1).
 */

import { VaultError } from "../base/vault-error.ts";
import { contentDirectories } from "../vault/content-directories.ts";
import { removeLongNames } from "./long-names.ts";
import { oldNodes } from "./old-nodes.ts";
import { prepareNode } from "./prepare-node.ts";
import { refuseTooLong } from "./probe-lengths.ts";
import { rewriteKeyFile } from "./rewrite-key-file.ts";
import { surveyNames } from "./survey.ts";
import type { PrepareStep, UpgradeContext, UpgradeEvent } from "./upgrade-step.ts";

const from = 6;
const to = 7;

export const prepare6To7: PrepareStep = async (context) => {
  const survey = await surveyNames(context.storage);
  await refuseTooLong(context.world, context.storage, survey);
  return { from, to, run: () => upgrade(context, survey.totalNames) };
};

async function* upgrade(context: UpgradeContext, totalNames: number): AsyncGenerator<UpgradeEvent> {
  const { storage } = context;
  let doneNames = 0;
  let isComplete = true;
  for await (const folder of contentDirectories(storage)) {
    for await (const ciphertextPath of renameIn(context, folder)) {
      if (ciphertextPath === null) {
        doneNames += 1;
        yield { kind: "progress", from, to, doneNames, totalNames };
      } else {
        isComplete = false;
        yield { kind: "skipped", ciphertextPath };
      }
    }
  }
  // A long name that belongs to a file left behind may be among them.
  if (isComplete) await removeLongNames(storage);
  await rewriteKeyFile(context, to);
  yield { kind: "step", from, to };
}

/**
 * New nodes are made and flushed first, then the files are moved into them: a disk that loses its
 * power in between must not have the new place of a file without the folder it is in.
 *
 * @returns for each node: `null` if it was moved, its path if it had to be left
 */
async function* renameIn(
  { storage, signal }: UpgradeContext,
  folder: string,
): AsyncGenerator<string | null> {
  const names = (await storage.list(folder)).map((entry) => entry.name);
  const moves: { readonly from: string; readonly to: string }[] = [];
  const taken = new Set<string>();
  for await (const { oldName, name } of oldNodes(storage, names)) {
    throwIfStopped(signal);
    const from = `${folder}/${oldName}`;
    if (name === null) yield from;
    else moves.push({ from, to: await prepareNode(storage, folder, { oldName, name }, taken) });
  }
  if (moves.length === 0) return;
  await storage.syncDirectory(folder);
  for (const { from, to } of moves) {
    throwIfStopped(signal);
    await storage.rename(from, to);
    yield null;
  }
  await storage.syncDirectory(folder);
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new VaultError({ kind: "cancelled" });
}
