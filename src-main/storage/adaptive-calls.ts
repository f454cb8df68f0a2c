/** Disk calls that go at once where the disk is fast, and to the thread pool where it is not. */

import type { Stats } from "node:fs";
import { type DiskCalls, inlineCalls, poolCalls } from "./disk-calls.ts";
import type { DiskPace } from "./disk-pace.ts";

/**
 * Reads and writes of more bytes go to the pool even on a fast disk: there the
 * copying happens beside the cipher instead of before it.
 */
const MOST_INLINE_BYTES = 131_072;

/** Names that are looked at in one go, on either way. */
const LOOKS_AT_ONCE = 32;

/** @param clock - milliseconds from any fixed moment on */
export function adaptiveCalls(pace: DiskPace, clock: () => number): DiskCalls {
  function timed<T>(work: (calls: DiskCalls) => Promise<T>, bytes = 0): Promise<T> {
    if (bytes > MOST_INLINE_BYTES || !pace.isFast) return work(poolCalls);
    const started = clock();
    const answer = work(inlineCalls);
    // An inline call is over when it returns; its promise is settled already.
    pace.took(clock() - started);
    return answer;
  }

  /** A few at a time, so that a disk that turns slow keeps nobody waiting for all of them. */
  async function findAll(paths: readonly string[]): Promise<readonly (Stats | null)[]> {
    const found: (Stats | null)[] = [];
    for (let first = 0; first < paths.length; first += LOOKS_AT_ONCE) {
      const some = paths.slice(first, first + LOOKS_AT_ONCE);
      found.push(...(await timed((calls) => calls.findAll(some))));
    }
    return found;
  }

  return {
    access: (path, mode) => timed((calls) => calls.access(path, mode)),
    lstat: (path) => timed((calls) => calls.lstat(path)),
    find: (path) => timed((calls) => calls.find(path)),
    findAll,
    realpath: (path) => timed((calls) => calls.realpath(path)),
    readdir: (path) => timed((calls) => calls.readdir(path)),
    mkdir: (path) => timed((calls) => calls.mkdir(path)),
    rmdir: (path) => timed((calls) => calls.rmdir(path)),
    unlink: (path) => timed((calls) => calls.unlink(path)),
    rename: (from, to) => timed((calls) => calls.rename(from, to)),
    link: (from, to) => timed((calls) => calls.link(from, to)),
    utimes: (path, seconds) => timed((calls) => calls.utimes(path, seconds)),
    open: (path, flags) => timed((calls) => calls.open(path, flags)),
    read: (fd, target, offset, position) =>
      timed((calls) => calls.read(fd, target, offset, position), target.length - offset),
    write: (fd, bytes, offset, position) =>
      timed((calls) => calls.write(fd, bytes, offset, position), bytes.length - offset),
    fstat: (fd) => timed((calls) => calls.fstat(fd)),
    ftruncate: (fd, size) => timed((calls) => calls.ftruncate(fd, size)),
    futimes: (fd, seconds) => timed((calls) => calls.futimes(fd, seconds)),
    // A flush waits for the disk itself, fast or not. Memory has nothing to wait for.
    fsync: (fd) => (pace.isMemory ? inlineCalls : poolCalls).fsync(fd),
    close: (fd) => timed((calls) => calls.close(fd)),
  };
}
