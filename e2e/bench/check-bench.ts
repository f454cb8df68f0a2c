/**
 * How long a check and a salvage of a vault with very many nodes take, and how
 * much memory: `npm run long:check`.
 *
 *     npm run long:check -- [FOLDER] [FILES] [PER_FOLDER]
 *
 * The same number of small files lies in one folder, in folders of a hundred,
 * and in folders of two, unless PER_FOLDER says how many. Every task runs in a process of its own, whose largest
 * resident size is what the system says at its end: it must not grow with the
 * number of files, and with that of folders by no more than docs/health.md says.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inParallel } from "../../src-main/base/in-parallel.ts";
import { utf8 } from "../../src-main/crypto/encoding.ts";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { contentDirectory, newDirectoryId, ROOT_ID } from "../../src-main/format/directory-id.ts";
import { DIRECTORY_ID_BACKUP, sealDirectoryId } from "../../src-main/format/directory-id-backup.ts";
import { encryptName } from "../../src-main/format/file-name.ts";
import { checkVault } from "../../src-main/health/check-vault.ts";
import { type HealthAccess, openForHealth } from "../../src-main/health/health-access.ts";
import { salvageVault } from "../../src-main/salvage/salvage-vault.ts";
import { hostFolder } from "../../src-main/storage/host-folder.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { createVault } from "../../src-main/vault/create-vault.ts";
import { DIRECTORY_FILE } from "../../src-main/vault/node.ts";
import { row, seconds } from "./measure.ts";

const password = "benchmark password";

/** Files in each folder; the rest of the vault is the same. */
const shapes: readonly (readonly [title: string, perFolder: number])[] = [
  ["in one folder", Number.POSITIVE_INFINITY],
  ["100 in each folder", 100],
  ["2 in each folder", 2],
];

type Task = (access: HealthAccess, root: string) => Promise<number>;

async function checked(access: HealthAccess, isDeep: boolean): Promise<number> {
  const { summary } = await checkVault(access, { isDeep }, { onFinding: async () => undefined });
  return summary.info + summary.warn + summary.critical;
}

/** @returns how much was found to be wrong */
const tasks: Readonly<Record<string, Task>> = {
  "open it": async () => 0,
  check: (access) => checked(access, false),
  "check, deep": (access) => checked(access, true),
  salvage: async (_, root) => {
    const folder = mkdtempSync(join(tmpdir(), "salvaged-"));
    try {
      const { files, ...wrong } = await salvageVault(systemWorld, {
        storage: nodeStorage(root),
        hostPath: root,
        key: { kind: "password", password: utf8(password) },
        openTarget: () => hostFolder(join(folder, "out")),
      });
      return files === 0 ? 1 : wrong.damaged + wrong.lost + wrong.nameless + wrong.unsaved;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const [first = "", second, third] = process.argv.slice(2);
if (first.startsWith("--task=")) await runTask(first.slice("--task=".length), second ?? "");
else
  await measureAll(first === "" ? tmpdir() : first, Number(second ?? 200_000), Number(third ?? 0));

function accessTo(root: string): Promise<HealthAccess & Disposable> {
  const storage = nodeStorage(root);
  return openForHealth(systemWorld, { storage, hostPath: root, password: utf8(password) });
}

/** In a process of its own. Its last line: seconds, and the peak in mebibytes. */
async function runTask(name: string, root: string): Promise<void> {
  using access = await accessTo(root);
  let wrong = 0;
  const took = await seconds(async () => {
    wrong = (await tasks[name]?.(access, root)) ?? 1;
  });
  if (wrong > 0) throw new Error(`${wrong} findings in a vault that is in order`);
  print(`${took.toFixed(1)} ${Math.round(process.resourceUsage().maxRSS / 1024)}`);
}

/** @param only - files in each folder; 0: every shape */
async function measureAll(parent: string, files: number, only: number): Promise<void> {
  print(row("vault", "task", "seconds", "peak, MiB"));
  print(row("---", "---", "---:", "---:"));
  const chosen = only === 0 ? shapes : ([[`${only} in each folder`, only]] as const);
  for (const [title, perFolder] of chosen) {
    const root = mkdtempSync(join(parent, "check-bench-"));
    try {
      await makeVault(root, files, Math.min(perFolder, files));
      for (const task of Object.keys(tasks)) {
        measure(`${files} files, ${title}`, task, root);
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
}

/** The same ciphertext under every name: a file is not bound to its own. */
async function makeVault(root: string, files: number, perFolder: number): Promise<void> {
  const storage = nodeStorage(root);
  const options = { storage, hostPath: root, password: utf8(password) };
  await createVault(systemWorld, { ...options, scryptCost: { n: 2, r: 1 } });
  using access = await accessTo(root);
  // A backup of a directory id is encrypted as any small file is.
  const content = sealDirectoryId(access.content, systemWorld.random, "a small file");
  const folders = range(files / perFolder);
  await inParallel(folders, 8, async (number) => {
    const folder = await makeFolder(access, root, `folder ${number}`);
    await inParallel(range(perFolder), 8, async (file) => {
      const name = encryptName(access.key, `a file with the number ${file}.txt`, folder.id);
      await writeFile(join(folder.path, name), content);
    });
  });
}

async function makeFolder(
  { key, content, world }: HealthAccess,
  root: string,
  name: string,
): Promise<{ readonly id: string; readonly path: string }> {
  const id = newDirectoryId(world.random);
  const path = join(root, contentDirectory(key, id));
  const node = join(root, contentDirectory(key, ROOT_ID), encryptName(key, name, ROOT_ID));
  await mkdir(path, { recursive: true });
  await writeFile(join(path, DIRECTORY_ID_BACKUP), sealDirectoryId(content, world.random, id));
  await mkdir(node);
  await writeFile(join(node, DIRECTORY_FILE), id);
  return { id, path };
}

function* range(count: number): Generator<number> {
  for (let number = 0; number < count; number += 1) yield number;
}

function measure(vault: string, task: string, root: string): void {
  const words = [process.argv[1] ?? "", `--task=${task}`, root];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${task}: ${stderr}`);
  print(row(vault, task, ...stdout.trim().split(" ")));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
