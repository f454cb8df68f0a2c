import type { BigIntStats, Stats } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { diskError } from "./disk-error.ts";
import type { NodeKind, StorageFile, StorageStat } from "./storage.ts";

/** An open file of a real disk. */
export function nodeFile(handle: FileHandle, path: string): StorageFile {
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw diskError(error, path);
    }
  };

  return {
    read: (target, position) => guard(readFully(handle, target, position)),
    write: (bytes, position) => guard(writeFully(handle, bytes, position)),
    truncate: (size) => guard(handle.truncate(size)),
    stat: async () => storageStat(await guard(handle.stat())),
    setModified: (modifiedMs) => guard(handle.utimes(modifiedMs / 1000, modifiedMs / 1000)),
    sync: () => guard(handle.sync()),
    close: () => guard(handle.close()),
  };
}

/** A read may return less than was asked for (network disks do); less than that is the end. */
async function readFully(
  handle: FileHandle,
  target: Uint8Array,
  position: number,
): Promise<number> {
  let done = 0;
  while (done < target.length) {
    const { bytesRead } = await handle.read(target, done, target.length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done;
}

async function writeFully(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

export function storageStat(stats: Stats): StorageStat {
  return {
    kind: kindOf(stats),
    size: stats.size,
    modifiedMs: stats.mtimeMs,
    createdMs: stats.birthtimeMs,
    revision: `${stats.ino.toString(36)}-${stats.mtimeMs}-${stats.ctimeMs}-${stats.size.toString(36)}`,
  };
}

export function kindOf(entry: Pick<Stats | BigIntStats, "isFile" | "isDirectory">): NodeKind {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "directory" : "other";
}
