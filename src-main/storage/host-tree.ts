/**
 * Files, folders and links of this computer, to be compared with those of a
 * vault: read, never written. Links are told as links and not followed, except
 * for the one that the user named.
 *
 * Names are told in NFC, as a vault has them. Those that are no text, which
 * Linux allows and a vault does not, are told with replacement characters.
 */

import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, lstat, open, readdir, readlink, stat } from "node:fs/promises";
import { sep } from "node:path";
import { inParallel } from "../base/in-parallel.ts";
import { onHost } from "./local-failure.ts";
import type { NamedNode, TreeNode } from "./tree-node.ts";

/** It was a file when it was looked at; should it have become a link or a pipe since, neither may be followed or waited for. */
const openFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** @throws VaultError `local-not-found`, `local-failed` */
export async function hostTree(path: string): Promise<TreeNode> {
  const stats = await onHost(path, () => stat(path, { bigint: true }));
  return nodeOf(Buffer.from(path), stats, constants.O_RDONLY);
}

/** @param path - as the system has it: bytes, which need not be text */
function nodeOf(path: Buffer, stats: BigIntStats, flags: number = openFlags): TreeNode {
  const shown = path.toString();
  return {
    kind: kindOf(stats),
    size: stats.isFile() ? Number(stats.size) : null,
    children: () => onHost(shown, () => childrenOf(path)),
    target: async () => {
      const bytes = await onHost(shown, () => readlink(path, { encoding: "buffer" }));
      return bytes.toString();
    },
    open: async () => {
      const handle = await onHost(shown, () => open(path, flags));
      return {
        read: (start, length) => onHost(shown, () => readPart(handle, start, length)),
        close: () => handle.close(),
      };
    },
  };
}

function kindOf(stats: BigIntStats): TreeNode["kind"] {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "directory";
  return stats.isSymbolicLink() ? "symlink" : "other";
}

/** How many children are looked at at once. */
const PARALLEL = 16;

async function childrenOf(folder: Buffer): Promise<readonly NamedNode[]> {
  const names = await readdir(folder, { encoding: "buffer" });
  const children: NamedNode[] = [];
  await inParallel(names, PARALLEL, async (name) => {
    const path = Buffer.concat([folder, Buffer.from(sep), name]);
    const stats = await lstat(path, { bigint: true });
    children.push({ name: name.toString().normalize("NFC"), node: nodeOf(path, stats) });
  });
  return children;
}

async function readPart(handle: FileHandle, start: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, start + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}
