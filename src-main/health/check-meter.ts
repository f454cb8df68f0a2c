/** Says how far a check is and how long it will still take, a few times a second. */

import type { CheckProgress } from "../../src-shared/model/health-check.ts";
import type { World } from "../base/world.ts";
import type { IndexProgress } from "./content-index.ts";

/** Progress is told no more often than this, milliseconds. */
const TELL_EVERY = 200;

/** No estimate is made earlier, milliseconds. */
const ESTIMATE_AFTER = 2_000;

/** What looking at one file costs besides its content, in terms of bytes that are read meanwhile. */
const BYTES_PER_FILE = 10_000;

export class CheckMeter {
  readonly #world: World;
  readonly #tell: ((progress: CheckProgress) => void) | undefined;
  #now: CheckProgress;
  #begun = { atMs: 0, work: 0 };
  #toldMs = Number.NEGATIVE_INFINITY;

  /** @param start - what was done before the check was stopped */
  constructor(
    world: World,
    start: { readonly doneFiles: number; readonly doneBytes: number },
    tell?: (progress: CheckProgress) => void,
  ) {
    this.#world = world;
    this.#tell = tell;
    this.#now = {
      phase: "reading",
      doneDirectories: 0,
      totalDirectories: 0,
      doneFiles: start.doneFiles,
      totalFiles: 0,
      doneBytes: start.doneBytes,
      totalBytes: 0,
      secondsLeft: null,
    };
  }

  get doneBytes(): number {
    return this.#now.doneBytes;
  }

  reading(progress: IndexProgress): void {
    this.#add(progress);
  }

  /** From now on things are checked; the totals are known. */
  begin(totals: Pick<CheckProgress, "totalDirectories" | "totalFiles" | "totalBytes">): void {
    this.#add({ ...totals, phase: "checking", doneDirectories: 0 });
    this.#begun = { atMs: this.#world.now(), work: work(this.#now, "done") };
  }

  /** @param bytes - ciphertext that was read; a file that changes meanwhile is read twice */
  addBytes(bytes: number): void {
    const { doneBytes, totalBytes } = this.#now;
    this.#add({ doneBytes: Math.min(doneBytes + bytes, totalBytes) });
  }

  addFiles(count: number): void {
    this.#add({ doneFiles: this.#now.doneFiles + count });
  }

  addDirectory(): void {
    this.#add({ doneDirectories: this.#now.doneDirectories + 1 });
  }

  #add(change: Partial<CheckProgress>): void {
    this.#now = { ...this.#now, ...change };
    const nowMs = this.#world.now();
    if (this.#tell === undefined || nowMs - this.#toldMs < TELL_EVERY) return;
    this.#toldMs = nowMs;
    this.#tell({ ...this.#now, secondsLeft: this.#secondsLeft(nowMs) });
  }

  #secondsLeft(nowMs: number): number | null {
    const elapsed = nowMs - this.#begun.atMs;
    const done = work(this.#now, "done") - this.#begun.work;
    if (this.#now.phase === "reading" || elapsed < ESTIMATE_AFTER || done <= 0) return null;
    const left = work(this.#now, "total") - work(this.#now, "done");
    return Math.max(0, Math.round(((elapsed / done) * left) / 1000));
  }
}

function work(progress: CheckProgress, what: "done" | "total"): number {
  return progress[`${what}Bytes`] + progress[`${what}Files`] * BYTES_PER_FILE;
}
