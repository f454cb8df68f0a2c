/**
 * The engine alone, without HTTP, against what the machine can do: `npm run bench:engine`.
 *
 *     npm run bench:engine -- [FOLDER] [ROUNDS]
 *
 * FOLDER is where the vaults are made; /dev/shm takes the disk out of it. All
 * figures are ratios of one run.
 */

import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { aessiv } from "@noble/ciphers/aes.js";
import { masterkey } from "../../src-main/crypto/masterkey.ts";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { decryptName, encryptName } from "../../src-main/format/file-name.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { createVault } from "../../src-main/vault/create-vault.ts";
import { openVault } from "../../src-main/vault/open-vault.ts";
import type { Vault } from "../../src-main/vault/vault.ts";
import { cipherPasses, plainFilePasses, smallPlainPasses } from "./limits.ts";
import { median, medians, row, seconds } from "./measure.ts";

const MIB = 1_048_576;
const BIG_MIB = 512;
const SMALL = 2000;
const ENTRIES = 10_000;

const [folderArgument, roundsArgument] = process.argv.slice(2);
const rounds = Number(roundsArgument ?? 5);
const folder = mkdtempSync(join(folderArgument ?? tmpdir(), "engine-bench-"));
const password = new TextEncoder().encode("benchmark password");

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function newVault(name: string): Promise<() => Promise<Vault>> {
  const root = join(folder, name);
  mkdirSync(root);
  const storage = nodeStorage(root);
  const options = { storage, hostPath: root, password };
  await createVault(systemWorld, { ...options, scryptCost: { n: 2, r: 1 } });
  return () => openVault(systemWorld, options);
}

async function bulk(): Promise<void> {
  const vault = await (await newVault("bulk"))();
  const block = randomBytes(MIB);
  const cipher = cipherPasses(BIG_MIB);
  const plain = plainFilePasses(folder, BIG_MIB);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const measured = async (work: () => Promise<void>): Promise<number> => {
    delay.enable();
    const time = await seconds(work);
    delay.disable();
    return time;
  };
  const times = await medians(rounds, {
    encrypt: cipher.encrypt,
    plainWrite: plain.write,
    write: () =>
      measured(async () => {
        const draft = await vault.draftFile("/big");
        for (let i = 0; i < BIG_MIB; i += 1) await draft.write(block);
        await draft.commit();
      }),
    decrypt: cipher.decrypt,
    plainRead: plain.read,
    read: () =>
      measured(async () => {
        const reader = await vault.openFile("/big");
        for (let at = 0; at < reader.size; at += MIB) await reader.read(at, MIB);
        await reader.close();
      }),
  });
  const speed = (time: number): string => `${Math.round((BIG_MIB * MIB) / 1e6 / time)} MB/s`;
  const writeLimit = times.encrypt + times.plainWrite;
  const readLimit = times.decrypt + times.plainRead;
  print(
    row(
      "sequential write",
      speed(times.write),
      speed(writeLimit),
      (writeLimit / times.write).toFixed(2),
      "≥ 0.70",
    ),
  );
  print(
    row(
      "sequential read",
      speed(times.read),
      speed(readLimit),
      (readLimit / times.read).toFixed(2),
      "≥ 0.70",
    ),
  );
  print(
    row("event-loop delay p99", `${(delay.percentile(99) / 1e6).toFixed(1)} ms`, "", "", "≤ 20 ms"),
  );
  await vault.lock();
}

async function small(): Promise<void> {
  const vault = await (await newVault("small"))();
  const content = randomBytes(4096);
  const plain = smallPlainPasses(folder, SMALL);
  const times = await medians(rounds, {
    plainCreate: plain.create,
    create: (round) =>
      seconds(async () => {
        for (let i = 0; i < SMALL; i += 1) {
          const draft = await vault.draftFile(`/f-${round}-${i}`);
          await draft.write(content);
          await draft.commit();
        }
      }),
  });
  const reads = await medians(rounds, {
    plainRead: plain.read,
    read: (round) =>
      seconds(async () => {
        for (let i = 0; i < SMALL; i += 1) {
          const reader = await vault.openFile(`/f-${round}-${i}`);
          await reader.read(0, reader.size);
          await reader.close();
        }
      }),
  });
  const rate = (time: number): string => `${Math.round(SMALL / time)}/s`;
  print(
    row(
      "4 KiB create",
      rate(times.create),
      rate(times.plainCreate),
      (times.plainCreate / times.create).toFixed(2),
      "≥ 0.30",
    ),
  );
  print(
    row(
      "4 KiB read",
      rate(reads.read),
      rate(reads.plainRead),
      (reads.plainRead / reads.read).toFixed(2),
      "≥ 0.40",
    ),
  );
  await vault.lock();
}

async function listing(): Promise<void> {
  const open = await newVault("listing");
  const filling = await open();
  for (let i = 0; i < ENTRIES; i += 1)
    await (await filling.draftFile(`/some file name ${i}.jpg`)).commit();
  await filling.lock();
  const key = masterkey(randomBytes(64));
  const names = Array.from({ length: ENTRIES }, (_, i) =>
    encryptName(key, `some file name ${i}.jpg`, ""),
  );
  const warm: number[] = [];
  const times = await medians(rounds, {
    names: () =>
      seconds(() => {
        for (const name of names) decryptName(key, name, "");
      }),
    cold: async () => {
      const vault = await open();
      const time = await seconds(() => listRoot(vault));
      warm.push(await seconds(() => listRoot(vault)));
      await vault.lock();
      return time;
    },
  });
  const ms = (time: number): string => `${(time * 1000).toFixed(1)} ms`;
  print(
    row(
      "listing 10,000, cold",
      ms(times.cold),
      ms(times.names),
      (times.cold / times.names).toFixed(2),
      "≤ 2",
    ),
  );
  print(
    row(
      "listing 10,000, warm",
      ms(median(warm)),
      ms(times.cold),
      (median(warm) / times.cold).toFixed(2),
      "≤ 0.10",
    ),
  );
}

async function listRoot(vault: Vault): Promise<void> {
  await vault.list("/");
}

async function names(): Promise<void> {
  const raw = randomBytes(64);
  const key = masterkey(Uint8Array.from(raw));
  const clear = randomBytes(30);
  const parent = randomBytes(36);
  const swapped = Buffer.concat([raw.subarray(32), raw.subarray(0, 32)]);
  const count = 20_000;
  const times = await medians(rounds, {
    ours: () =>
      seconds(() => {
        for (let i = 0; i < count; i += 1) key.siv.encrypt(clear, parent);
      }),
    noble: () =>
      seconds(() => {
        for (let i = 0; i < count; i += 1) aessiv(swapped, parent).encrypt(clear);
      }),
  });
  const micro = (time: number): string => `${((time / count) * 1e6).toFixed(1)} µs`;
  print(
    row(
      "AES-SIV of a name",
      micro(times.ours),
      `${micro(times.noble)} (@noble/ciphers)`,
      (times.ours / times.noble).toFixed(2),
      "≤ 1",
    ),
  );
}

try {
  print(row("figure", "engine", "limit", "ratio", "aim"));
  print(row("---", "---:", "---:", "---:", "---:"));
  await bulk();
  await small();
  await listing();
  await names();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
