/** What may happen to the files of a vault in a cloud, at random. */

import fc from "fast-check";
import { isFailure } from "../base/vault-error.ts";
import type { Storage } from "../storage/storage.ts";
import { copyCiphertext } from "../vault/copy-ciphertext.ts";
import { removeDraftFolder } from "../vault/node-directory.ts";
import { pathsIn } from "./open-test-vault.ts";

/** Which path is meant, and where in it, is told by numbers that wrap around. */
export interface Damage {
  readonly what: "flip" | "cut" | "append" | "empty" | "remove" | "duplicate" | "move" | "swap";
  readonly path: number;
  readonly other: number;
  readonly position: number;
}

export const anyDamage: fc.Arbitrary<Damage> = fc.record({
  what: fc.constantFrom("flip", "cut", "append", "empty", "remove", "duplicate", "move", "swap"),
  path: fc.nat(),
  other: fc.nat(),
  position: fc.nat(),
});

/** Damages something below `d`; what the disk refuses does not happen. */
export async function inflict(storage: Storage, damage: Damage): Promise<void> {
  const paths = (await pathsIn(storage, "d")).filter((path) => path.split("/").length > 2);
  const path = paths[damage.path % paths.length];
  const other = paths[damage.other % paths.length];
  if (path === undefined || other === undefined) return;
  try {
    await inflictOn(storage, damage, path, other);
  } catch (error) {
    const kinds = ["already-exists", "is-a-directory", "is-not-a-directory", "not-empty"] as const;
    const isRefused = [...kinds, "not-found", "permission-denied", "name-too-long"] as const;
    if (!isRefused.some((kind) => isFailure(error, kind))) throw error;
  }
}

async function inflictOn(
  storage: Storage,
  { what, position }: Damage,
  path: string,
  other: string,
): Promise<void> {
  switch (what) {
    case "remove": {
      const { kind } = await storage.stat(path);
      return kind === "directory" ? removeDraftFolder(storage, path) : storage.removeFile(path);
    }
    case "duplicate":
      return copyCiphertext(storage, path, path.replace(/(\.c9[rs])?$/, " (1)$1"));
    case "move":
      return storage.rename(path, `${other}/${path.slice(path.lastIndexOf("/") + 1)}`);
    case "swap":
      await storage.rename(path, "swapped");
      await storage.rename(other, path);
      return storage.rename("swapped", other);
    case "flip":
    case "cut":
    case "append":
    case "empty":
      return rewrite(storage, path, what, position);
  }
}

async function rewrite(
  storage: Storage,
  path: string,
  what: "flip" | "cut" | "append" | "empty",
  position: number,
): Promise<void> {
  const file = await storage.open(path, "edit");
  try {
    const { size } = await file.stat();
    const at = size === 0 ? 0 : position % size;
    const byte = new Uint8Array(1);
    await file.read(byte, at);
    byte[0] = (byte[0] ?? 0) ^ (1 << (position % 8));
    if (what === "flip" && size > 0) await file.write(byte, at);
    if (what === "cut") await file.truncate(at);
    if (what === "append") await file.write(new Uint8Array((position % 100) + 1).fill(7), size);
    if (what === "empty") await file.truncate(0);
  } finally {
    await file.close();
  }
}
