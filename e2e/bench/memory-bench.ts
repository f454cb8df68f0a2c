/**
 * How much memory the engine takes at its peak: `npm run long:memory`.
 *
 *     npm run long:memory -- [FOLDER] [GIB] [ENTRIES]
 *
 * Every task runs in a process of its own, whose largest resident size is what
 * the system says at its end. What counts is that it does not grow with the
 * file. FOLDER needs room for the file.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { createVault } from "../../src-main/vault/create-vault.ts";
import { openVault } from "../../src-main/vault/open-vault.ts";
import type { Vault } from "../../src-main/vault/vault.ts";
import { row } from "./measure.ts";

const MIB = 1_048_576;
const password = new TextEncoder().encode("benchmark password");

type Task = (vault: Vault, amount: number) => Promise<void>;

const tasks: Readonly<Record<string, Task>> = {
  open: async (vault) => {
    await vault.list("/");
  },
  write: async (vault, mebibytes) => {
    const block = systemWorld.random(MIB);
    const draft = await vault.draftFile("/big");
    for (let i = 0; i < mebibytes; i += 1) await draft.write(block);
    await draft.commit();
  },
  read: async (vault) => {
    const reader = await vault.openFile("/big");
    for (let at = 0; at < reader.size; at += MIB) await reader.read(at, MIB);
    await reader.close();
  },
  "read at random": async (vault) => {
    const reader = await vault.openFile("/big");
    for (let i = 0; i < 20_000; i += 1) {
      await reader.read(Math.floor(Math.random() * reader.size), 65_536);
    }
    await reader.close();
  },
  "write in place": async (vault) => {
    const editor = await vault.editFile("/big");
    const block = systemWorld.random(65_536);
    for (let i = 0; i < 2_000; i += 1) {
      await editor.write(Math.floor(Math.random() * editor.size), block);
    }
    await editor.close();
  },
  "make files": async (vault, count) => {
    const bytes = new Uint8Array(10);
    for (let i = 0; i < count; i += 1) {
      const draft = await vault.draftFile(`/many/a file with the number ${i}.txt`);
      await draft.write(bytes);
      await draft.commit();
    }
  },
  list: async (vault) => {
    await vault.list("/many");
  },
  "list ten times": async (vault) => {
    for (let i = 0; i < 10; i += 1) await vault.list("/many");
  },
};

const [first = "", second, third] = process.argv.slice(2);
if (first.startsWith("--task=")) await runTask(first.slice("--task=".length), second, third);
else await measureAll(first === "" ? tmpdir() : first, Number(second ?? 10), Number(third ?? 1e5));

async function open(root: string): Promise<Vault> {
  const storage = nodeStorage(root);
  return openVault(systemWorld, { storage, hostPath: root, password });
}

/** In a process of its own. Its last line is the peak in mebibytes. */
async function runTask(name: string, root = "", amount = "0"): Promise<void> {
  const vault = await open(root);
  await tasks[name]?.(vault, Number(amount));
  await vault.lock();
  print(String(process.resourceUsage().maxRSS / 1024));
}

async function measureAll(parent: string, gibibytes: number, entries: number): Promise<void> {
  const root = mkdtempSync(join(parent, "memory-bench-"));
  try {
    mkdirSync(root, { recursive: true });
    const options = { storage: nodeStorage(root), hostPath: root, password };
    await createVault(systemWorld, { ...options, scryptCost: { n: 2, r: 1 } });
    const vault = await open(root);
    await vault.makeDirectory("/many");
    await vault.lock();

    print(row("task", "peak, MiB"));
    print(row("---", "---:"));
    measure("an open vault", "open", root, 0);
    for (const size of [Math.min(1, gibibytes), gibibytes]) {
      measure(`write a file of ${size} GiB`, "write", root, size * 1024);
      measure(`read a file of ${size} GiB`, "read", root, 0);
      measure(`read 64 KiB at 20,000 places of ${size} GiB`, "read at random", root, 0);
      measure(`write 64 KiB at 2,000 places of ${size} GiB, in place`, "write in place", root, 0);
    }
    measure(`make ${entries} files`, "make files", root, entries);
    measure(`list ${entries} files`, "list", root, 0);
    measure(`list ${entries} files ten times`, "list ten times", root, 0);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function measure(title: string, task: string, root: string, amount: number): void {
  const script = process.argv[1] ?? "";
  const words = [script, `--task=${task}`, root, String(amount)];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${task}: ${stderr}`);
  print(row(title, Math.round(Number(stdout.trim().split("\n").at(-1)))));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
