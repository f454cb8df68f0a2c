/**
 * The calls of a real disk, in two ways: on Node's thread pool, or at once on
 * this thread.
 *
 * A call on the pool costs some 50 µs before the disk is even asked; at once
 * it costs the disk's own time, a few µs where the system has the data in
 * memory, but everything else in this process waits for it. Both work on the
 * same file descriptors, so each call may go either way (adaptive-calls.ts).
 */

import * as fs from "node:fs";
import { promisify } from "node:util";
import { inParallel } from "../base/in-parallel.ts";

export interface DiskCalls {
  access(path: string, mode: number): Promise<void>;
  lstat(path: string): Promise<fs.Stats>;
  /** `null` if there is nothing by that path. */
  find(path: string): Promise<fs.Stats | null>;
  /** {@link find} for each of `paths`, in their order. */
  findAll(paths: readonly string[]): Promise<readonly (fs.Stats | null)[]>;
  realpath(path: string): Promise<string>;
  readdir(path: string): Promise<fs.Dirent[]>;
  mkdir(path: string): Promise<void>;
  rmdir(path: string): Promise<void>;
  unlink(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  /** Of a link of the host: its own time, not that of what it leads to. */
  utimes(path: string, seconds: number): Promise<void>;

  /** @returns a file descriptor, the caller's to close */
  open(path: string, flags: number): Promise<number>;
  /** @returns bytes read, which may be fewer than there is room for */
  read(fd: number, target: Uint8Array, offset: number, position: number): Promise<number>;
  /** @returns bytes written, which may be fewer than given */
  write(fd: number, bytes: Uint8Array, offset: number, position: number): Promise<number>;
  fstat(fd: number): Promise<fs.Stats>;
  ftruncate(fd: number, size: number): Promise<void>;
  futimes(fd: number, seconds: number): Promise<void>;
  /** What was written to the file, or the list of names of the folder, is on the disk itself afterwards. */
  fsync(fd: number): Promise<void>;
  close(fd: number): Promise<void>;
}

const { realpath } = fs.promises;
const read = promisify(fs.read);
const write = promisify(fs.write);

/** Looks at the disk that the pool is given at once by one {@link DiskCalls.findAll}. */
const LOOKS_AT_ONCE = 16;

async function findOnPool(path: string): Promise<fs.Stats | null> {
  try {
    return await fs.promises.lstat(path);
  } catch (error) {
    if (isNothing(error)) return null;
    throw error;
  }
}

function findAtOnce(path: string): fs.Stats | null {
  try {
    return fs.lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if (isNothing(error)) return null;
    throw error;
  }
}

/** Every call on the thread pool. */
export const poolCalls: DiskCalls = {
  access: fs.promises.access,
  lstat: (path) => fs.promises.lstat(path),
  find: findOnPool,
  findAll: async (paths) => {
    const found = new Array<fs.Stats | null>(paths.length).fill(null);
    await inParallel(paths.entries(), LOOKS_AT_ONCE, async ([index, path]) => {
      found[index] = await findOnPool(path);
    });
    return found;
  },
  realpath: (path) => realpath(path),
  readdir: (path) => fs.promises.readdir(path, { withFileTypes: true }),
  mkdir: (path) => fs.promises.mkdir(path).then(() => undefined),
  rmdir: fs.promises.rmdir,
  unlink: fs.promises.unlink,
  rename: fs.promises.rename,
  link: fs.promises.link,
  utimes: (path, seconds) => fs.promises.lutimes(path, seconds, seconds),
  open: promisify(fs.open),
  read: async (fd, target, offset, position) => {
    const { bytesRead } = await read(fd, target, offset, target.length - offset, position);
    return bytesRead;
  },
  write: async (fd, bytes, offset, position) => {
    const { bytesWritten } = await write(fd, bytes, offset, bytes.length - offset, position);
    return bytesWritten;
  },
  fstat: promisify(fs.fstat),
  ftruncate: promisify(fs.ftruncate),
  futimes: (fd, seconds) => promisify(fs.futimes)(fd, seconds, seconds),
  fsync: promisify(fs.fsync),
  close: promisify(fs.close),
};

/** Every call at once. What it throws becomes the rejection. */
export const inlineCalls: DiskCalls = {
  access: async (path, mode) => {
    fs.accessSync(path, mode);
  },
  lstat: async (path) => fs.lstatSync(path),
  find: async (path) => findAtOnce(path),
  findAll: async (paths) => paths.map(findAtOnce),
  realpath: async (path) => fs.realpathSync.native(path),
  readdir: async (path) => fs.readdirSync(path, { withFileTypes: true }),
  mkdir: async (path) => {
    fs.mkdirSync(path);
  },
  rmdir: async (path) => {
    fs.rmdirSync(path);
  },
  unlink: async (path) => {
    fs.unlinkSync(path);
  },
  rename: async (from, to) => {
    fs.renameSync(from, to);
  },
  link: async (from, to) => {
    fs.linkSync(from, to);
  },
  utimes: async (path, seconds) => {
    fs.lutimesSync(path, seconds, seconds);
  },
  open: async (path, flags) => fs.openSync(path, flags),
  read: async (fd, target, offset, position) =>
    fs.readSync(fd, target, offset, target.length - offset, position),
  write: async (fd, bytes, offset, position) =>
    fs.writeSync(fd, bytes, offset, bytes.length - offset, position),
  fstat: async (fd) => fs.fstatSync(fd),
  ftruncate: async (fd, size) => {
    fs.ftruncateSync(fd, size);
  },
  futimes: async (fd, seconds) => {
    fs.futimesSync(fd, seconds, seconds);
  },
  fsync: async (fd) => {
    fs.fsyncSync(fd);
  },
  close: async (fd) => {
    fs.closeSync(fd);
  },
};

/** Nothing there, or a file in the middle of the path. */
function isNothing(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOENT" || error.code === "ENOTDIR")
  );
}
