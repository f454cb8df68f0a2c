/**
 * Format 6 → 7: every encrypted name is written in Base64 instead of Base32, and
 * nodes of directories, links and long names become folders.
 *
 * No content is touched and no key is needed. One node is moved at a time; when
 * none is left, the folder of long names goes, and last of all the key file
 * gets its new version: until then the vault counts as format 6, and an upgrade
 * that was cut off goes on where it was (docs/vault-format.md §15.1).
 */

import { VaultError } from "../base/vault-error.ts";
import { contentDirectories } from "../vault/content-directories.ts";
import { removeLongNames } from "./long-names.ts";
import { moveNode } from "./move-node.ts";
import { oldNodes } from "./old-nodes.ts";
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

/** @returns for each node: `null` if it was moved, its path if it had to be left */
async function* renameIn(
  { storage, signal }: UpgradeContext,
  folder: string,
): AsyncGenerator<string | null> {
  const names = (await storage.list(folder)).map((entry) => entry.name);
  let isChanged = false;
  for await (const { oldName, name } of oldNodes(storage, names)) {
    if (signal?.aborted === true) throw new VaultError({ kind: "cancelled" });
    if (name === null) {
      yield `${folder}/${oldName}`;
      continue;
    }
    await moveNode(storage, folder, oldName, name);
    isChanged = true;
    yield null;
  }
  if (isChanged) await storage.syncDirectory(folder);
}
