import type { Dirent, Stats } from "node:fs";
import type { DiskCalls } from "./disk-calls.ts";
import { diskError } from "./disk-error.ts";
import type { NodeKind, StorageFile, StorageStat } from "./storage.ts";

/** A file of a real disk, open under a descriptor that this object owns. */
export class NodeFile implements StorageFile {
  readonly #calls: DiskCalls;
  readonly #path: string;
  #fd: number;

  constructor(calls: DiskCalls, fd: number, path: string) {
    this.#calls = calls;
    this.#fd = fd;
    this.#path = path;
  }

  /** A read may return less than was asked for (network disks do); nothing at all is the end. */
  async read(target: Uint8Array, position: number): Promise<number> {
    try {
      let done = 0;
      while (done < target.length) {
        const count = await this.#calls.read(this.#open(), target, done, position + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    } catch (error) {
      throw diskError(error, this.#path);
    }
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    try {
      let done = 0;
      while (done < bytes.length) {
        done += await this.#calls.write(this.#open(), bytes, done, position + done);
      }
    } catch (error) {
      throw diskError(error, this.#path);
    }
  }

  truncate(size: number): Promise<void> {
    return this.#guard((fd) => this.#calls.ftruncate(fd, size));
  }

  async stat(): Promise<StorageStat> {
    return storageStat(await this.#guard((fd) => this.#calls.fstat(fd)));
  }

  setModified(modifiedMs: number): Promise<void> {
    return this.#guard((fd) => this.#calls.futimes(fd, secondsOf(modifiedMs)));
  }

  sync(): Promise<void> {
    return this.#guard((fd) => this.#calls.fsync(fd));
  }

  /** The descriptor is given up first: the system may hand its number to the next file at once. */
  close(): Promise<void> {
    return this.#guard((fd) => {
      this.#fd = CLOSED;
      return this.#calls.close(fd);
    });
  }

  async #guard<T>(work: (fd: number) => Promise<T>): Promise<T> {
    try {
      return await work(this.#open());
    } catch (error) {
      throw diskError(error, this.#path);
    }
  }

  #open(): number {
    if (this.#fd === CLOSED) throw new Error("file is closed");
    return this.#fd;
  }
}

const CLOSED = -1;

/** For the calls that set times, which cut to microseconds: half of one more makes that rounding. */
export function secondsOf(ms: number): number {
  return (ms + 0.0005) / 1000;
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

export function kindOf(entry: Stats | Dirent): NodeKind {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "directory" : "other";
}
