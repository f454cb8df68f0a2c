/** What the copying engine works with, when it works for the command line. */

import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import type { Failure } from "../../src-shared/failure.ts";
import type { ConflictRule } from "../../src-shared/model/transfer.ts";
import { transferText } from "../../src-shared/text/cli-text.ts";
import { VaultError } from "../base/vault-error.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { gate } from "../transfer/gate.ts";
import { noJournal } from "../transfer/journal.ts";
import { journalsIn, newJournal, type RunningJournal } from "../transfer/journal-file.ts";
import { pruneJournals } from "../transfer/prune-journals.ts";
import type { Tally, TransferRun } from "../transfer/transfer-run.ts";
import type { Vault } from "../vault/vault.ts";
import { complaint } from "./complaint.ts";
import type { Io } from "./io.ts";
import { ownFolder } from "./key-files.ts";
import type { OptionValues } from "./option-table.ts";
import type { CliTally } from "./transfer-tally.ts";

/** For `get` and `put`: whatever is in the way is replaced, and nothing is remembered. */
export function plainRun(of: {
  readonly vault: Vault;
  readonly io: Io;
  readonly tally: Tally;
}): TransferRun {
  return {
    vault: of.vault,
    random: systemWorld.random,
    isVerified: () => false,
    decide: () => Promise.resolve("replace"),
    replacesLatecomers: true,
    tally: of.tally,
    gate: gate(of.io.stop.requested),
    journal: noJournal(systemWorld.random),
    report: of.io.report,
  };
}

export interface TransferCall {
  readonly operands: { readonly VAULT: string };
  readonly options: OptionValues<"verify" | "resume" | "on-conflict">;
  readonly io: Io;
}

/** How names that are taken are dealt with unless the call says otherwise: nothing is lost by it. */
export function ruleOf({ options }: TransferCall): ConflictRule {
  return options["on-conflict"] ?? "keep-both";
}

/** Failures that the summary names; what is more is counted and was told as it happened. */
const mostFailures = 10_000;

/**
 * For `import` and `export`: with a journal, by which `--resume` goes on.
 *
 * @param job - what is copied where: the same call again finds its journal by it
 */
export async function rememberedRun(
  call: TransferCall,
  { vault, tally, job }: { readonly vault: Vault; readonly tally: CliTally; readonly job: object },
  copy: (run: TransferRun) => Promise<void>,
): Promise<void> {
  const { io, options } = call;
  const { journal, remove } = await journalOf(call, vault, job);
  const failures: Failure[] = [];
  const report = (failure: Failure): Promise<void> => {
    if (failures.length < mostFailures) failures.push(failure);
    return io.report(failure);
  };
  const rule = ruleOf(call);
  try {
    await copy({
      vault,
      random: systemWorld.random,
      isVerified: () => options.verify,
      decide: () => Promise.resolve(rule),
      tally,
      gate: gate(io.stop.requested),
      journal,
      report,
    });
    await journal.settle();
    if (failures.length === 0) await remove();
  } catch (error) {
    await journal.settle().catch(() => undefined);
    if (!io.json) await io.stderr.write(`${transferText.canBeResumed}\n`);
    throw error;
  } finally {
    await journal.stop();
  }
  await tally.finish({
    failed: failures.map((failure): unknown => JSON.parse(complaint(failure, true))),
  });
}

async function journalOf(
  { operands, options, io }: TransferCall,
  vault: Vault,
  job: object,
): Promise<{ readonly journal: RunningJournal; readonly remove: () => Promise<void> }> {
  const place = createHash("sha256")
    .update(await realpath(operands.VAULT))
    .digest("hex");
  const root = join(ownFolder(io), "transfers", "cli");
  const folder = join(root, place.slice(0, 32));
  const text = JSON.stringify(job);
  const all = await journalsIn(vault, folder);
  const same = all.find((each) => JSON.stringify(each.job) === text);
  const isRunning = (await same?.isRunning()) === true;
  if (isRunning && options.resume) {
    throw new VaultError({ kind: "in-use", path: operands.VAULT });
  }
  const id = Buffer.from(systemWorld.random(12)).toString("hex");
  const file =
    same === undefined || isRunning
      ? await newJournal(vault, folder, { id, job, random: systemWorld.random })
      : same;
  const journal = await file.start(vault, options.resume);
  // Only now, as this call may be the one that goes on with an old one. What cannot be tidied keeps nobody from copying.
  await pruneJournals(root, file.id, Date.now()).catch(() => undefined);
  return { journal, remove: file.remove };
}
