/** What lies at a path of the host, without following a link there. */

import type { BigIntStats } from "node:fs";
import { lstat } from "node:fs/promises";
import { codeOf } from "../storage/disk-error.ts";
import { localFailure } from "../storage/local-failure.ts";

/** @returns null if there is nothing */
export async function localNode(path: string): Promise<BigIntStats | null> {
  try {
    return await lstat(path, { bigint: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    throw localFailure(error, path);
  }
}

/** Tells files and folders of the host apart, whatever names lead to them. */
export function identity({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}
