import { join } from "node:path";
import { type LocalName, localNames } from "./local-names.ts";
import { localNode } from "./local-node.ts";
import type { Totals } from "./transfer-tally.ts";

/** How much a file or tree of the host holds; what cannot be looked at counts nothing. */
export async function localTotals(local: string): Promise<Totals> {
  const node = await localNode(local).catch(() => null);
  if (node?.isFile() === true) return { totalFiles: 1, totalBytes: Number(node.size) };
  let totalFiles = 0;
  let totalBytes = 0;
  if (node?.isDirectory() === true) {
    const names = await localNames(local).catch((): LocalName[] => []);
    for (const { name } of names) {
      if (name === null) continue;
      const below = await localTotals(join(local, name));
      totalFiles += below.totalFiles;
      totalBytes += below.totalBytes;
    }
  }
  return { totalFiles, totalBytes };
}
