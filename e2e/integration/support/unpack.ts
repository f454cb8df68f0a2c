/** Vaults that other software wrote, each as a fresh copy in a scratch folder (e2e/fixtures/README.md). */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Ours: they are part of the repository. */
export const ownFixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** Test resources of other projects, with licences of their own: beside the repository, if at all. */
export const sharedFixtures = fileURLToPath(
  new URL("../../../../shared/fixtures/", import.meta.url),
);
export const hasSharedFixtures = existsSync(sharedFixtures);

/** The password of official/ and damaged/. */
export const fixturePassword = "p\u00e4ssw\u00f6rd";

/**
 * Unpacks `<name>.tar.gz` of a folder of fixtures.
 *
 * @param scratch - from {@link scratchFolder}
 * @returns the folder of the vault
 */
export function unpack(folder: string, name: string, scratch: string): string {
  const fresh = mkdtempSync(join(scratch, "vault-"));
  execFileSync("tar", ["-xzf", join(folder, `${name}.tar.gz`), "-C", fresh]);
  return join(fresh, name);
}

/** What the official reader lists: `TYPE SIZE DIGEST-OR-TARGET PATH`, tab-separated and sorted. */
export function expectedTree(folder: string, name: string): readonly string[] {
  const lines = readFileSync(join(folder, `${name}.expected.tsv`), "utf8").split("\n");
  return lines.filter((line) => line !== "").sort();
}

/** The caller removes it. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), "latchkey-test-"));
}

/** Names, kinds and contents of everything in a folder as one line each, to tell whether anything changed. */
export function snapshot(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (entry.isDirectory()) return `${path}/`;
      if (entry.isSymbolicLink()) return `${path} -> ${readlinkSync(path)}`;
      return `${path} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`;
    })
    .sort();
}
