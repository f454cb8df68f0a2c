import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk in memory where the system has one: tests that flush thousands of times should not wait for a real one. */
export const fastDisk = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A new folder for the length of `work`. */
export async function withScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(fastDisk, "latchkey-test-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
