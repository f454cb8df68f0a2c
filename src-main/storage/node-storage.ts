/**
 * The storage port on a real folder.
 *
 * The folder belongs to whoever owns the cloud: links in it are seen as what
 * they are and never followed, so that nothing outside the vault is read,
 * listed or removed by way of it.
 */

import { constants } from "node:fs";
import { copyFile, statfs } from "node:fs/promises";
import { sep } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathError } from "../base/vault-error.ts";
import { adaptiveCalls } from "./adaptive-calls.ts";
import type { DiskCalls } from "./disk-calls.ts";
import { codeOf, diskError } from "./disk-error.ts";
import { diskPace } from "./disk-pace.ts";
import { diskKindOf } from "./local-disk.ts";
import { kindOf, NodeFile, secondsOf, storageStat } from "./node-file.ts";
import { RealFolders } from "./real-folders.ts";
import type { OpenMode, Storage, StorageStat } from "./storage.ts";
import { isBusy, tryAgain } from "./try-again.ts";

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

/** What disks that cannot clone answer. */
const noClones: ReadonlySet<string> = new Set([...noLinks, "ENOTTY", "EXDEV"]);

/** @param root - absolute path of the vault folder on the host */
export function nodeStorage(root: string): Storage {
  const clock = (): number => performance.now();
  return storageOn(root, adaptiveCalls(diskPace(diskKindOf(root), clock), clock), clock);
}

/**
 * The same with other disk calls: for tests of either way.
 *
 * @param clock - milliseconds that never go back
 */
export function storageOn(
  root: string,
  calls: DiskCalls,
  clock: () => number = () => performance.now(),
): Storage {
  const folders = new RealFolders(root, calls, clock);
  const { step, at, target } = stepsOn(root, calls, folders);

  return {
    stat: (path) => step(path, async (host) => storageStat(await calls.lstat(host))),
    find: (path) => step(path, (host) => findOnDisk(calls, root, host)),
    findInside: (folder, names) =>
      step(`${folder}/`, async (host) => {
        return findAllOnDisk(
          calls,
          root,
          names.map((name) => host + name),
        );
      }),
    findEach: (paths) =>
      step(paths.at(-1) ?? "", async () => {
        const hosts: string[] = [];
        for (const path of paths)
          hosts.push(folders.isTrusted(path) ? at(path) : await target(path));
        return findAllOnDisk(calls, root, hosts);
      }),
    list: (path) =>
      step(path, async (host) => {
        await folders.assertReal(path);
        const entries = await calls.readdir(host);
        return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
      }),
    open: (path, mode) => step(path, (host) => openFile(calls, host, mode, path)),
    read: (path, maxBytes) => step(path, (host) => readStart(calls, host, path, maxBytes)),
    makeDirectory: (path) => step(path, (host) => calls.mkdir(host)),
    removeDirectory: (path) => step(path, (host) => calls.rmdir(host), true),
    removeFile: (path) => step(path, (host) => calls.unlink(host), true),
    rename: (from, to) => step(from, async (host) => calls.rename(host, await target(to)), true),
    link: (from, to) =>
      step(from, async (host) => {
        const other = await target(to);
        return unless(noLinks, () => calls.link(host, other));
      }),
    clone: (from, to) => step(from, async (host) => tryClone(calls, host, await target(to))),
    setModified: (path, modifiedMs) =>
      step(path, (host) => calls.utimes(host, secondsOf(modifiedMs))),
    syncDirectory: (path) => step(path, (host) => syncDirectory(calls, host)),

    isReadOnly: () =>
      calls.access(root, constants.W_OK).then(
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

/** How every step of the disk is done: patiently, over no link of the host, and with its failure in our words. */
function stepsOn(root: string, calls: DiskCalls, folders: RealFolders) {
  const at = (path: string): string => (path === "" ? root : `${root}${sep}${path}`);

  /**
   * Runs one step of the disk, patiently, and words its failure.
   *
   * @param isMove - a name changes or goes
   */
  async function step<T>(
    path: string,
    work: (hostPath: string) => Promise<T>,
    isMove = false,
  ): Promise<T> {
    try {
      if (!folders.isTrusted(path)) await folders.assertParent(path);
      return await work(at(path));
    } catch (error) {
      const isWorthIt = (it: unknown): boolean => isBusy(it, isMove, process.platform);
      try {
        return await tryAgain(error, isWorthIt, () => work(at(path)));
      } catch (last) {
        throw await worded(last, path);
      }
    }
  }

  /** Where a second path lies on the host. */
  async function target(path: string): Promise<string> {
    if (!folders.isTrusted(path)) await folders.assertParent(path);
    return at(path);
  }

  async function worded(error: unknown, path: string): Promise<unknown> {
    if (codeOf(error) === "ENOENT" && (await isGone(calls, root))) {
      return pathError("not-reachable", root, { cause: error });
    }
    return diskError(error, path);
  }

  return { step, at, target };
}

/** @throws VaultError `not-reachable` if the vault folder itself is not there */
async function findOnDisk(
  calls: DiskCalls,
  root: string,
  host: string,
): Promise<StorageStat | null> {
  const stats = await calls.find(host);
  if (stats) return storageStat(stats);
  await assertReachable(calls, root);
  return null;
}

/** @throws VaultError `not-reachable`: nothing at all may be the vault folder that went away */
async function findAllOnDisk(
  calls: DiskCalls,
  root: string,
  hosts: readonly string[],
): Promise<readonly (StorageStat | null)[]> {
  const found = await calls.findAll(hosts);
  if (found.every((stats) => stats === null)) await assertReachable(calls, root);
  return found.map((stats) => stats && storageStat(stats));
}

/** @throws VaultError `not-reachable` */
async function assertReachable(calls: DiskCalls, root: string): Promise<void> {
  if ((await calls.find(root)) === null) throw pathError("not-reachable", root);
}

async function openFile(
  calls: DiskCalls,
  host: string,
  mode: OpenMode,
  path: string,
): Promise<NodeFile> {
  if (NO_FOLLOW === 0 && mode !== "create" && (await calls.lstat(host)).isSymbolicLink()) {
    throw pathError("permission-denied", path);
  }
  return new NodeFile(calls, await calls.open(host, flags[mode]), path);
}

async function readStart(
  calls: DiskCalls,
  host: string,
  path: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const file = await openFile(calls, host, "read", path);
  try {
    const buffer = new Uint8Array(Math.min(maxBytes, (await file.stat()).size));
    return buffer.subarray(0, await file.read(buffer, 0));
  } finally {
    await file.close();
  }
}

async function tryClone(calls: DiskCalls, host: string, target: string): Promise<boolean> {
  const { COPYFILE_EXCL, COPYFILE_FICLONE_FORCE } = constants;
  if (!(await calls.lstat(host)).isFile()) return false;
  return unless(noClones, () => copyFile(host, target, COPYFILE_EXCL | COPYFILE_FICLONE_FORCE));
}

/** True if `work` was done; false if it failed with one of `codes`. */
async function unless(codes: ReadonlySet<string>, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (codes.has(codeOf(error) ?? "")) return false;
    throw error;
  }
}

/** True if the vault folder itself is not there: unplugged, unmounted, moved. */
async function isGone(calls: DiskCalls, root: string): Promise<boolean> {
  return calls.access(root, constants.F_OK).then(
    () => false,
    () => true,
  );
}

/** Windows has no way to flush a folder; it journals names itself. */
async function syncDirectory(calls: DiskCalls, host: string): Promise<void> {
  if (process.platform === "win32") return;
  const fd = await calls.open(host, constants.O_RDONLY);
  try {
    await calls.fsync(fd);
  } catch (error) {
    // Some network disks know no such thing; their names are as durable as they make them.
    if (codeOf(error) !== "EINVAL" && codeOf(error) !== "ENOTSUP") throw error;
  } finally {
    await calls.close(fd);
  }
}
