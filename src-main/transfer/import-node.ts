/** Copies one file or link into the vault, to a place that was found for it. */

import { readlink } from "node:fs/promises";
import { VaultError } from "../base/vault-error.ts";
import { onHost } from "../storage/local-failure.ts";
import type { Coming, ImportPlace } from "./import-place.ts";
import { textOf } from "./local-names.ts";
import { replaceNode } from "./replace-node.ts";
import { assertReplaceable, type Replaces, storeFile } from "./store-file.ts";
import type { TransferRun } from "./transfer-run.ts";
import { childPath, parentPath } from "./vault-path.ts";

export async function importNode(
  run: TransferRun,
  coming: Coming,
  place: ImportPlace,
): Promise<void> {
  const { path } = place;
  if (coming.kind === "symlink") {
    await importLink(run, coming, place);
    run.tally.addSymlink();
  } else {
    await importFile(run, coming, place);
    run.tally.addFile();
  }
  const { local: source, modifiedMs } = coming;
  await run.journal.add({
    direction: "in",
    source,
    target: path,
    size: coming.size ?? 0,
    modifiedMs,
  });
}

/** Counts all of the file as done, whatever becomes of it. */
async function importFile(run: TransferRun, coming: Coming, place: ImportPlace): Promise<void> {
  let left = coming.size ?? 0;
  const addBytes = (bytes: number): Promise<void> => {
    left -= bytes;
    return run.tally.addBytes(bytes);
  };
  const counted = { ...run, tally: { ...run.tally, addBytes } };
  try {
    await putFile(counted, coming.local, place);
  } catch (error) {
    run.tally.pass(Math.max(0, left));
    throw error;
  }
}

async function putFile(run: TransferRun, local: string, place: ImportPlace): Promise<void> {
  const { path, prior } = place;
  // A new version of a file takes the place of a file, but not of a link, nor that of another before it is
  // proved, if it is to be.
  const isBeside = prior !== null && (prior.kind === "symlink" || run.isVerified());
  if (!isBeside) {
    await storeFile(run, local, path, { replaces: replacedBy(run, place) });
    return;
  }
  await replaceNode(run.vault, path, draftOf(run, place), async (draft) => {
    await storeFile(run, local, draft, { replaces: "nothing" });
    await assertReplaceable(run.vault, path, replacedBy(run, place));
  });
}

/** What was looked at when it was decided to replace it, and nothing that somebody has written since. */
function replacedBy(run: TransferRun, { prior }: ImportPlace): Replaces {
  if (run.replacesLatecomers === true) return "anything";
  if (prior === null) return "nothing";
  return ({ kind, size, modifiedMs }) =>
    kind === prior.kind && size === prior.size && modifiedMs === prior.modifiedMs;
}

async function importLink(run: TransferRun, coming: Coming, place: ImportPlace): Promise<void> {
  const { local, modifiedMs } = coming;
  const target = textOf(await onHost(local, () => readlink(local, { encoding: "buffer" })));
  if (target === null) throw new VaultError({ kind: "link-target-invalid", path: place.path });
  const make = async (path: string): Promise<void> => {
    await run.vault.makeLink(path, target);
    await run.vault.setModified(path, modifiedMs);
  };
  if (place.prior === null) return make(place.path);
  return replaceNode(run.vault, place.path, draftOf(run, place), async (draft) => {
    await make(draft);
    await assertReplaceable(run.vault, place.path, replacedBy(run, place));
  });
}

function draftOf(run: TransferRun, { path }: ImportPlace): string {
  return childPath(parentPath(path), run.journal.partName(path));
}
