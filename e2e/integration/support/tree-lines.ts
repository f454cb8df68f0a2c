/** Trees as lines that can be compared: `TYPE SIZE DIGEST-OR-TARGET PATH`, tab-separated and sorted. */

import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { latchkey } from "./cli.ts";

const TreeObject = z.object({
  type: z.enum(["file", "directory", "symlink"]),
  path: z.string(),
  size: z.int().nullable(),
  mtime: z.iso.datetime(),
  sha256: z.string().optional(),
  target: z.string().optional(),
  error: z.string().optional(),
});

/** What `latchkey tree --json --digest` says. */
export async function latchkeyTree(vault: string, password: string): Promise<readonly string[]> {
  const words = ["tree", vault, "--json", "--digest", "--password-stdin"];
  const { code, stderr, objects } = await latchkey(words, { input: password });
  if (code !== 0) throw new Error(`latchkey tree ended with ${code}: ${stderr}`);
  return objects.map((object) => treeLine(TreeObject.parse(object))).sort();
}

function treeLine({
  type,
  path,
  size,
  sha256,
  target,
  error,
}: z.output<typeof TreeObject>): string {
  if (error !== undefined) return `F\t?\tERROR\t${path}`;
  if (type === "directory") return `D\t-\t-\t${path}`;
  if (type === "symlink") return `L\t-\t${target}\t${path}`;
  return `F\t${size}\t${sha256}\t${path}`;
}

/** What a folder of the host holds. */
export function hostTree(folder: string, path = ""): readonly string[] {
  return readdirSync(join(folder, path))
    .flatMap((name) => {
      const inVault = `${path}/${name}`;
      const host = join(folder, inVault);
      const stats = lstatSync(host);
      if (stats.isDirectory()) return [`D\t-\t-\t${inVault}`, ...hostTree(folder, inVault)];
      if (stats.isSymbolicLink()) return [`L\t-\t${readlinkSync(host)}\t${inVault}`];
      const digest = createHash("sha256").update(readFileSync(host)).digest("hex");
      return [`F\t${stats.size}\t${digest}\t${inVault}`];
    })
    .sort();
}
