/**
 * The storage port on a real folder.
 *
 * The folder belongs to whoever owns the cloud: links in it are seen as what
 * they are and never followed, so that nothing outside the vault is read,
 * listed or removed by way of it.
 */

import {
  access,
  constants,
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rmdir,
  statfs,
  unlink,
  utimes,
} from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pathError } from "../base/vault-error.ts";
import { codeOf, diskError } from "./disk-error.ts";
import { kindOf, nodeFile, storageStat } from "./node-file.ts";
import type { OpenMode, Storage } from "./storage.ts";

/** `O_NOFOLLOW` is 0 on Windows, where Node does not know it. */
const NO_FOLLOW = (constants.O_NOFOLLOW as number | undefined) ?? 0;

const flags: Readonly<Record<OpenMode, number>> = {
  read: constants.O_RDONLY | NO_FOLLOW,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW,
  edit: constants.O_RDWR | NO_FOLLOW,
};

/** What disks without second names answer. */
const noLinks: ReadonlySet<string> = new Set([
  "EPERM",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EINVAL",
  "EMLINK",
  "EISDIR",
]);

/** @param root - absolute path of the vault folder on the host */
export function nodeStorage(root: string): Storage {
  const at = (path: string): string => (path === "" ? root : join(root, path));

  /** Runs one step of the disk and words its failure. */
  async function step<T>(path: string, work: (hostPath: string) => Promise<T>): Promise<T> {
    try {
      return await work(at(path));
    } catch (error) {
      const worded = diskError(error, path);
      if (codeOf(error) === "ENOENT" && (await isGone(root))) {
        throw pathError("not-reachable", root, { cause: error });
      }
      throw worded;
    }
  }

  return {
    stat: (path) => step(path, async (host) => storageStat(await lstat(host))),

    list: (path) =>
      step(path, async (host) => {
        await refuseLinkedFolder(root, host, path);
        const entries = await readdir(host, { withFileTypes: true });
        return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
      }),

    open: (path, mode) =>
      step(path, async (host) => nodeFile(await openNoFollow(host, mode, path), path)),

    read: (path, maxBytes) => step(path, (host) => readStart(host, path, maxBytes)),

    makeDirectory: (path) => step(path, (host) => mkdir(host)),
    removeDirectory: (path) => step(path, (host) => rmdir(host)),
    removeFile: (path) => step(path, (host) => unlink(host)),
    rename: (from, to) => step(from, (host) => rename(host, at(to))),
    link: (from, to) => step(from, (host) => tryLink(host, at(to))),
    clone: (from, to) => step(from, (host) => tryClone(host, at(to))),
    setModified: (path, modifiedMs) =>
      step(path, (host) => utimes(host, modifiedMs / 1000, modifiedMs / 1000)),
    syncDirectory: (path) => step(path, syncDirectory),

    isReadOnly: () =>
      access(root, constants.W_OK).then(
        () => false,
        () => true,
      ),

    space: () =>
      step("", async (host) => {
        const { bavail, blocks, bsize } = await statfs(host);
        return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
      }),
  };
}

async function readStart(host: string, path: string, maxBytes: number): Promise<Uint8Array> {
  const handle = await openNoFollow(host, "read", path);
  const file = nodeFile(handle, path);
  try {
    const buffer = new Uint8Array(Math.min(maxBytes, (await handle.stat()).size));
    return buffer.subarray(0, await file.read(buffer, 0));
  } finally {
    await file.close();
  }
}

async function tryLink(host: string, target: string): Promise<boolean> {
  try {
    await link(host, target);
    return true;
  } catch (error) {
    if (noLinks.has(codeOf(error) ?? "")) return false;
    throw error;
  }
}

/** Node reports a disk that cannot clone by one of these. */
const noClones: ReadonlySet<string> = new Set([...noLinks, "ENOTTY", "EXDEV"]);

async function tryClone(host: string, target: string): Promise<boolean> {
  const { COPYFILE_EXCL, COPYFILE_FICLONE_FORCE } = constants;
  if (!(await lstat(host)).isFile()) return false;
  try {
    await copyFile(host, target, COPYFILE_EXCL | COPYFILE_FICLONE_FORCE);
    return true;
  } catch (error) {
    if (noClones.has(codeOf(error) ?? "")) return false;
    throw error;
  }
}

async function openNoFollow(host: string, mode: OpenMode, path: string) {
  if (NO_FOLLOW === 0 && mode !== "create" && (await lstat(host)).isSymbolicLink()) {
    throw pathError("permission-denied", path);
  }
  return open(host, flags[mode]);
}

/** True if the vault folder itself is not there: unplugged, unmounted, moved. */
async function isGone(root: string): Promise<boolean> {
  return access(root).then(
    () => false,
    () => true,
  );
}

/** A folder that is reached through a link lies outside the vault, whatever its path says. */
async function refuseLinkedFolder(root: string, host: string, path: string): Promise<void> {
  const inside = relative(await realpath(root), await realpath(host));
  if (inside.split(sep).join("/") !== path) {
    throw pathError("permission-denied", path);
  }
}

/** Windows has no way to flush a folder; it journals names itself. */
async function syncDirectory(host: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(host, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    // Some network disks know no such thing; their names are as durable as they make them.
    if (codeOf(error) !== "EINVAL" && codeOf(error) !== "ENOTSUP") throw error;
  } finally {
    await handle.close();
  }
}
