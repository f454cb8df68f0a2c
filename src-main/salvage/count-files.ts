import { inParallel } from "../base/in-parallel.ts";
import type { ChunkLayout } from "../format/chunk-layout.ts";
import { valueOrNull } from "../health/attempt.ts";
import type { NodeKind, Storage } from "../storage/storage.ts";
import { contentDirectories } from "../vault/content-directories.ts";
import { mayBeNode } from "../vault/listing/node-name.ts";
import { CONTENTS_FILE, LINK_FILE } from "../vault/node.ts";
import { cipherShape } from "./cipher-shape.ts";

/** Questions that are put to the disk at once. */
const PARALLEL = 16;

/** How much there is to salvage, for the progress: files and links, and bytes of cleartext. */
export async function countFiles(
  storage: Storage,
  layout: ChunkLayout,
  signal?: AbortSignal,
): Promise<{ readonly totalFiles: number; readonly totalBytes: number }> {
  let totalFiles = 0;
  let totalBytes = 0;
  for await (const folder of contentDirectories(storage)) {
    signal?.throwIfAborted();
    const entries = (await valueOrNull(() => storage.list(folder))) ?? [];
    const nodes = entries.filter(({ name }) => mayBeNode(name));
    await inParallel(nodes, PARALLEL, async ({ name, kind }) => {
      const bytes = await bytesIn(storage, `${folder}/${name}`, kind, layout);
      if (bytes === null) return;
      totalFiles += 1;
      totalBytes += bytes;
    });
  }
  return { totalFiles, totalBytes };
}

/** @returns 0 for a link, `null` for what is neither file nor link */
async function bytesIn(
  storage: Storage,
  nodePath: string,
  kind: NodeKind,
  layout: ChunkLayout,
): Promise<number | null> {
  const look = (path: string) => valueOrNull(() => storage.stat(path));
  const file = await look(kind === "directory" ? `${nodePath}/${CONTENTS_FILE}` : nodePath);
  if (file?.kind === "file") return cipherShape(layout, file.size).clearBytes;
  return (await look(`${nodePath}/${LINK_FILE}`)) === null ? null : 0;
}
