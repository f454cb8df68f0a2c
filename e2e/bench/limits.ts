/** What one thread of this machine can do at best: the cipher alone, and a plain file with synchronous calls. */

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { closeSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { seconds } from "./measure.ts";

const MIB = 1_048_576;
const CHUNK = 32_768;
/** Larger than the processor's caches: a vault never sees the same bytes twice. */
const WORKING_SET = 64 * MIB;

interface SealedChunk {
  readonly nonce: Uint8Array;
  readonly sealed: Uint8Array;
  readonly tag: Uint8Array;
}

/** Passes over `mib` MiB; each returns its seconds. */
export function cipherPasses(mib: number): {
  encrypt: () => Promise<number>;
  decrypt: () => Promise<number>;
} {
  const key = randomBytes(32);
  const data = randomBytes(WORKING_SET);
  const chunks = (mib * MIB) / CHUNK;
  const seal = (from: number): SealedChunk => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    const sealed = cipher.update(data.subarray(from, from + CHUNK));
    cipher.final();
    return { nonce, sealed, tag: cipher.getAuthTag() };
  };
  const ready = Array.from({ length: WORKING_SET / CHUNK }, (_, i) => seal(i * CHUNK));
  return {
    encrypt: () =>
      seconds(() => {
        for (let i = 0; i < chunks; i += 1) seal((i * CHUNK) % WORKING_SET);
      }),
    decrypt: () =>
      seconds(() => {
        for (let i = 0; i < chunks; i += 1) {
          const chunk = ready[i % ready.length];
          if (!chunk) continue;
          const cipher = createDecipheriv("aes-256-gcm", key, chunk.nonce);
          cipher.setAuthTag(chunk.tag);
          cipher.update(chunk.sealed);
          cipher.final();
        }
      }),
  };
}

/** Passes over a plain file of `mib` MiB in blocks of 1 MiB. */
export function plainFilePasses(
  folder: string,
  mib: number,
): { write: () => Promise<number>; read: () => Promise<number> } {
  const file = join(folder, "plain.bin");
  const block = randomBytes(MIB);
  return {
    write: () =>
      seconds(() => {
        const fd = openSync(file, "w");
        for (let i = 0; i < mib; i += 1) writeSync(fd, block);
        closeSync(fd);
      }),
    read: () =>
      seconds(() => {
        const fd = openSync(file, "r");
        while (readSync(fd, block) > 0);
        closeSync(fd);
      }),
  };
}

/** `count` files of 4 KiB, each written beside and renamed, then read: what any program pays. */
export function smallPlainPasses(
  folder: string,
  count: number,
): { create: (round: number) => Promise<number>; read: (round: number) => Promise<number> } {
  const content = randomBytes(4096);
  const target = Buffer.alloc(4096);
  const name = (round: number, i: number): string => join(folder, `plain-${round}-${i}`);
  return {
    create: (round) =>
      seconds(() => {
        for (let i = 0; i < count; i += 1) {
          const fd = openSync(join(folder, "draft"), "wx");
          writeSync(fd, content);
          closeSync(fd);
          renameSync(join(folder, "draft"), name(round, i));
        }
      }),
    read: (round) =>
      seconds(() => {
        for (let i = 0; i < count; i += 1) {
          const fd = openSync(name(round, i), "r");
          readSync(fd, target);
          closeSync(fd);
        }
      }),
  };
}
