/**
 * Copies in and out, as `import` and `export` make them, against what the machine can do: `npm run bench:transfer`.
 *
 *     npm run bench:transfer -- [FOLDER] [ROUNDS] [MIB]
 *
 * FOLDER is where everything is made; /dev/shm takes the disk out of it. A large file is held against one
 * thread that does nothing but encrypt and write (read and decrypt), small files against the recursive copy
 * of node:fs, which neither encrypts nor flushes nor writes beside. All figures are ratios of one run.
 */

import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { exportInto } from "../../src-main/transfer/export-tree.ts";
import { gate } from "../../src-main/transfer/gate.ts";
import { importInto } from "../../src-main/transfer/import-tree.ts";
import { newJournal } from "../../src-main/transfer/journal-file.ts";
import type { TransferRun } from "../../src-main/transfer/transfer-run.ts";
import { createVault } from "../../src-main/vault/create-vault.ts";
import { openVault } from "../../src-main/vault/open-vault.ts";
import type { Vault } from "../../src-main/vault/vault.ts";
import { cipherPasses, plainFilePasses } from "./limits.ts";
import { medians, row, seconds } from "./measure.ts";

const MIB = 1_048_576;
const SMALL = 2_000;
const PER_FOLDER = 500;
const SMALL_BYTES = 4_096;

const [folderArgument, roundsArgument, mibArgument] = process.argv.slice(2);
const rounds = Number(roundsArgument ?? 5);
const bigMib = Number(mibArgument ?? 512);
const folder = mkdtempSync(join(folderArgument ?? tmpdir(), "transfer-bench-"));

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function newVault(): Promise<Vault> {
  const root = join(folder, "vault");
  mkdirSync(root);
  const options = {
    storage: nodeStorage(root),
    hostPath: root,
    password: new TextEncoder().encode("benchmark password"),
  };
  await createVault(systemWorld, { ...options, scryptCost: { n: 2, r: 1 } });
  return openVault(systemWorld, options);
}

/** Seconds of one copy from its journal to its last flush, as the command line makes it. */
async function copying(vault: Vault, copy: (run: TransferRun) => Promise<void>): Promise<number> {
  return seconds(async () => {
    const { random } = systemWorld;
    const id = randomBytes(8).toString("hex");
    const file = await newJournal(vault, join(folder, "journals"), { id, job: {}, random });
    const journal = await file.start(vault, false);
    const nothing = (): void => undefined;
    await copy({
      vault,
      random,
      journal,
      isVerified: () => false,
      decide: () => Promise.resolve("keep-both"),
      gate: gate(new AbortController().signal),
      report: (failure) => Promise.reject(new Error(failure.kind)),
      tally: {
        addFile: nothing,
        addDirectory: nothing,
        addSymlink: nothing,
        addBytes: () => Promise.resolve(),
        skip: nothing,
        pass: nothing,
      },
    });
    await journal.settle();
    await file.remove();
  });
}

const importing = (vault: Vault, local: string, to: string): Promise<number> =>
  copying(vault, (run) => importInto(run, [{ local, isEntriesOnly: true }], to));

async function exporting(vault: Vault, path: string, local: string): Promise<number> {
  const time = await copying(vault, (run) => exportInto(run, [path], local));
  await rm(local, { recursive: true });
  return time;
}

function result(figure: string, ours: number, limit: number, unit: string, aim: number): void {
  const ratio = ours / limit;
  print(
    row(
      figure,
      `${Math.round(ours)} ${unit}`,
      `${Math.round(limit)} ${unit}`,
      ratio.toFixed(2),
      `≥ ${aim}`,
      ratio >= aim ? "yes" : "no",
    ),
  );
}

async function large(vault: Vault): Promise<void> {
  const plain = plainFilePasses(folder, bigMib);
  await plain.write();
  const cipher = cipherPasses(bigMib);
  const local = join(folder, "plain.bin");
  await importing(vault, local, "/big");
  const time = await medians(rounds, {
    encrypt: cipher.encrypt,
    write: plain.write,
    decrypt: cipher.decrypt,
    read: plain.read,
    in: async (round) => {
      const taken = await importing(vault, local, `/in-${round}`);
      await vault.removeTree(`/in-${round}`);
      return taken;
    },
    out: (round) => exporting(vault, "/big/plain.bin", join(folder, `out-${round}`)),
  });
  const rate = (time_: number): number => (bigMib * MIB) / 1e6 / time_;
  result("large file in", rate(time.in), rate(time.encrypt + time.write), "MB/s", 0.6);
  result("large file out", rate(time.out), rate(time.read + time.decrypt), "MB/s", 0.6);
}

async function small(vault: Vault): Promise<void> {
  const source = join(folder, "small");
  for (let index = 0; index < SMALL; index += 1) {
    const inside = join(source, String(Math.floor(index / PER_FOLDER)));
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(inside, String(index)), randomBytes(SMALL_BYTES));
  }
  await importing(vault, source, "/small");
  const time = await medians(rounds, {
    plain: async (round) => {
      const target = join(folder, `copy-${round}`);
      const taken = await seconds(() => cp(source, target, { recursive: true }));
      await rm(target, { recursive: true });
      return taken;
    },
    in: async (round) => {
      const taken = await importing(vault, source, `/small-${round}`);
      await vault.removeTree(`/small-${round}`);
      return taken;
    },
    out: (round) => exporting(vault, "/small", join(folder, `out-${round}`)),
  });
  result("4 KiB files in", SMALL / time.in, SMALL / time.plain, "/s", 0.25);
  result("4 KiB files out", SMALL / time.out, SMALL / time.plain, "/s", 0.25);
}

try {
  print(row("copy", "ours", "limit", "ratio", "aim", "met"));
  print(row("---", "---:", "---:", "---:", "---:", "---"));
  const vault = await newVault();
  await large(vault);
  await small(vault);
  await vault.lock();
  print(`\nLargest resident size: ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
