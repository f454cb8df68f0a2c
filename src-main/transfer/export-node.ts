/**
 * Writes one file or link of a vault to the host: beside its place, then
 * renamed. A crash leaves the old one or the new one, and a link in its place
 * is replaced, never written through.
 */

import type { BigIntStats } from "node:fs";
import { lutimes, rename, symlink, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { VaultError } from "../base/vault-error.ts";
import { onHost } from "../storage/local-failure.ts";
import { concernsOneEntry } from "./entry-failure.ts";
import type { HostPlace } from "./export-place.ts";
import { fillPart } from "./fill-part.ts";
import { identity, localNode } from "./local-node.ts";
import { hostSeconds } from "./local-time.ts";
import type { TransferRun } from "./transfer-run.ts";
import type { Visit } from "./walk.ts";

/** @returns the identity of what was made */
export async function exportNode(
  run: TransferRun,
  visit: Visit,
  place: HostPlace,
): Promise<string> {
  const { local } = place;
  const isLink = visit.entry.kind === "symlink";
  const made = await throughPart(run, place, (part) =>
    isLink ? makeLink(run, visit, part) : exportFile(run, visit, { part, place }),
  );
  if (isLink) run.tally.addSymlink();
  else run.tally.addFile();
  const { size, modifiedMs } = visit.entry;
  const done = { source: visit.path, target: local, size: size ?? 0, modifiedMs };
  await run.journal.add({ direction: "out", ...done });
  return made;
}

/** Counts all of the file as done, whatever becomes of it. */
async function exportFile(
  run: TransferRun,
  visit: Visit,
  { part, place }: { readonly part: string; readonly place: HostPlace },
): Promise<string> {
  let left = visit.entry.size ?? 0;
  const addBytes = (bytes: number): Promise<void> => {
    left -= bytes;
    return run.tally.addBytes(bytes);
  };
  const pass = (bytes: number): void => {
    left -= bytes;
    run.tally.pass(bytes);
  };
  try {
    return await fillPart({ ...run, tally: { ...run.tally, addBytes, pass } }, visit, part, place);
  } catch (error) {
    run.tally.pass(Math.max(0, left));
    throw error;
  }
}

async function makeLink(run: TransferRun, { path, entry }: Visit, part: string): Promise<string> {
  const target = await run.vault.readLink(path);
  // The system takes no NUL in the target of a link.
  if (target.includes("\0")) throw new VaultError({ kind: "local-name-refused", path: part });
  return onHost(part, async () => {
    await unlink(part).catch(() => undefined);
    await symlink(target, part);
    await lutimes(part, new Date(), hostSeconds(entry.modifiedMs));
    const made = await localNode(part);
    return made === null ? "" : identity(made);
  });
}

async function throughPart(
  run: TransferRun,
  place: HostPlace,
  write: (part: string) => Promise<string>,
): Promise<string> {
  const { local } = place;
  const part = join(dirname(local), run.journal.partName(local));
  try {
    const made = await write(part);
    if (run.replacesLatecomers !== true) await assertAsSeen(place);
    await onHost(local, () => rename(part, local));
    return made;
  } catch (error) {
    // What was cut off in the middle is gone on with.
    const isKept = run.journal.keepsParts() && !concernsOneEntry(error);
    if (!isKept) await unlink(part).catch(() => undefined);
    throw error;
  }
}

/**
 * Writing takes its time, and a rename asks nobody.
 *
 * @throws VaultError `local-exists` if something else lies there than what was looked at, or has been written since
 */
async function assertAsSeen({ local, prior }: HostPlace): Promise<void> {
  const now = await localNode(local);
  // What is gone is in nobody's way.
  if (now === null || (prior !== null && isSameVersion(now, prior))) return;
  throw new VaultError({ kind: "local-exists", path: local });
}

/** By what a write changes: not every disk keeps the number of a file. */
function isSameVersion(a: BigIntStats, b: BigIntStats): boolean {
  return a.mtimeNs === b.mtimeNs && a.size === b.size && a.isFile() === b.isFile();
}
