/**
 * One copy into a vault or out of it, as the window follows it: from the first
 * click to the summary, over locks and restarts.
 */

import type { Failure } from "../../../src-shared/failure.ts";
import type {
  Conflict,
  ConflictRule,
  Transfer,
  TransferId,
  TransferProgress,
  TransferState,
} from "../../../src-shared/model/transfer.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { failureOf, isFailure } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import { assertRoomAt, assertRoomInVault, countExport, countImport } from "../../transfer/count.ts";
import { exportInto } from "../../transfer/export-tree.ts";
import { gate, type PausableGate } from "../../transfer/gate.ts";
import { importInto } from "../../transfer/import-tree.ts";
import type { JournalFile, RunningJournal } from "../../transfer/journal-file.ts";
import type { TransferRun } from "../../transfer/transfer-run.ts";
import type { Vault } from "../../vault/vault.ts";
import { inTurn } from "../in-turn.ts";
import { PartNotes } from "./part-notes.ts";
import { type ProgressMeter, progressMeter } from "./progress-meter.ts";
import { asError, Cancelled, HeldUp } from "./stop-reasons.ts";
import { nameOf, type TransferSpec } from "./transfer-spec.ts";

/** Failures that are kept for the report, and those that the window gets. */
const mostKept = 10_000;
const mostShown = 100;

export interface JobNeeds {
  readonly id: TransferId;
  readonly vault: VaultId;
  readonly spec: TransferSpec;
  /** As the window shows the target. */
  readonly shownTarget: string;
  readonly journal: JournalFile;
  /** True if it was begun before, so that it is gone on with. */
  readonly isBegun: boolean;
  readonly random: World["random"];
  /** Called after every change of what the window shows. */
  readonly changed: () => void;
  readonly log: (message: string, error: unknown) => void;
}

interface Asked {
  readonly conflict: Conflict;
  readonly answer: (rule: ConflictRule) => void;
}

/** One time that it runs, from the start to a pause by lock, an end or a failure. */
interface Run {
  readonly stop: AbortController;
  readonly gate: PausableGate;
  meter: ProgressMeter | null;
  journal: RunningJournal | null;
}

export class TransferJob {
  readonly id: TransferId;
  readonly vault: VaultId;
  readonly #needs: JobNeeds;
  readonly #inTurn = inTurn();
  #isVerified: boolean;
  #rule: ConflictRule | null;
  #state: TransferState = { kind: "waiting" };
  #isBegun: boolean;
  #isPaused = false;
  #run: Run | null = null;
  #asked: Asked | null = null;
  #failures: Failure[] = [];
  #failed = 0;
  readonly #parts = new PartNotes();

  constructor(needs: JobNeeds) {
    this.#needs = needs;
    this.id = needs.id;
    this.vault = needs.vault;
    this.#isBegun = needs.isBegun;
    this.#isVerified = needs.spec.isVerified;
    this.#rule = needs.spec.rule;
  }

  get spec(): TransferSpec {
    return this.#needs.spec;
  }

  get failures(): readonly Failure[] {
    return this.#failures;
  }

  /** True if it should run as soon as its vault is open and its turn has come. */
  get isReady(): boolean {
    const { kind } = this.#state;
    const isHeldUp = kind === "paused" && this.#state.reason === "locked" && !this.#isPaused;
    return this.#run === null && (kind === "waiting" || isHeldUp);
  }

  get isRunning(): boolean {
    return this.#run !== null;
  }

  get isOver(): boolean {
    return this.#state.kind === "ended" || this.#state.kind === "failed";
  }

  /** @param isOpen - names in the vault are shown only while it is open */
  shown(isOpen = true): Transfer {
    const { spec, shownTarget } = this.#needs;
    const isImport = spec.direction === "import";
    return {
      id: this.id,
      vault: this.vault,
      direction: spec.direction,
      name: isOpen || isImport ? nameOf(spec) : null,
      sources: spec.sources.length,
      target: isOpen || !isImport ? shownTarget : "/",
      isVerified: this.#isVerified,
      state: this.#shownState(),
      failures: isOpen ? this.#failures.slice(0, mostShown) : [],
      failed: this.#failed,
    };
  }

  /** Runs until it ends, fails or is held up; never throws. */
  async run(vault: Vault): Promise<void> {
    const stop = new AbortController();
    const run: Run = { stop, gate: gate(stop.signal), meter: null, journal: null };
    this.#run = run;
    this.#failures = [];
    this.#failed = 0;
    this.#set({ kind: "counting" });
    try {
      await this.#copy(vault, run);
      await run.journal?.settle();
      this.#end(run, false);
      await this.#needs.journal.remove();
    } catch (error) {
      await run.journal?.settle().catch(() => undefined);
      await this.#held(run, error);
    } finally {
      await run.journal?.stop();
      this.#run = null;
      this.#needs.changed();
    }
  }

  pause(): void {
    if (this.isOver) return;
    this.#isPaused = true;
    this.#run?.gate.pause();
    this.#run?.meter?.pause();
    if (this.#run === null) this.#set({ kind: "paused", reason: "asked", progress: null });
    this.#needs.changed();
  }

  /** Goes on if it is paused; begins again, where it was, if it failed. */
  resume(): void {
    this.#isPaused = false;
    this.#run?.gate.resume();
    this.#run?.meter?.pause();
    if (this.#run === null && this.#state.kind !== "ended") this.#state = { kind: "waiting" };
    this.#needs.changed();
  }

  /** Its vault is being locked: it stops where it is, and is ready again. */
  holdUp(): void {
    this.#run?.stop.abort(new HeldUp());
  }

  async cancel(): Promise<void> {
    const run = this.#run;
    if (run !== null) {
      run.journal?.giveUp();
      run.stop.abort(new Cancelled());
    } else if (!this.isOver) {
      this.#end(null, true);
      await this.#parts.remove();
      await this.#needs.journal.remove();
    }
  }

  /** It cannot be gone on with any more. */
  forget(): Promise<void> {
    return this.#needs.journal.remove();
  }

  answer(rule: ConflictRule, forAll: boolean): void {
    if (forAll) this.#rule = rule;
    this.#asked?.answer(rule);
  }

  setVerified(isVerified: boolean): void {
    this.#isVerified = isVerified;
    this.#needs.changed();
  }

  async #copy(vault: Vault, run: Run): Promise<void> {
    const { spec, journal, random, changed } = this.#needs;
    const isBegun = this.#isBegun;
    const started = await journal.start(vault, isBegun);
    run.journal = spec.direction === "export" ? this.#parts.noting(started) : started;
    this.#isBegun = true;
    if (this.#isPaused) run.gate.pause();
    const counting = { gate: run.gate, rule: this.#rule };
    const count = await (spec.direction === "import"
      ? countImport(vault, importSources(spec), spec.target, counting)
      : countExport(vault, spec.sources, spec.target, counting));
    // What was copied before is not copied again, so nobody knows how much room the rest needs.
    if (!isBegun && spec.direction === "import") await assertRoomInVault(vault, count);
    if (!isBegun && spec.direction === "export") await assertRoomAt(spec.target, count);
    const meter = progressMeter(count, () => performance.now(), changed);
    run.meter = meter;
    const copying: TransferRun = {
      vault,
      random,
      isVerified: () => this.#isVerified,
      decide: (conflict) => this.#inTurn(() => this.#decide(run, conflict)),
      tally: meter.tally,
      gate: run.gate,
      journal: run.journal,
      report: (failure) => this.#report(failure),
    };
    changed();
    if (spec.direction === "import") await importInto(copying, importSources(spec), spec.target);
    else await exportInto(copying, spec.sources, spec.target);
  }

  async #decide({ stop, meter }: Run, conflict: Conflict): Promise<ConflictRule> {
    if (this.#rule !== null) return this.#rule;
    stop.signal.throwIfAborted();
    meter?.pause();
    try {
      return await new Promise<ConflictRule>((resolve, reject) => {
        this.#asked = { conflict, answer: resolve };
        stop.signal.addEventListener("abort", () => {
          reject(asError(stop.signal.reason));
        });
        this.#needs.changed();
      });
    } finally {
      this.#asked = null;
      meter?.pause();
      this.#needs.changed();
    }
  }

  #report(failure: Failure): Promise<void> {
    this.#failed += 1;
    if (this.#failures.length < mostKept) this.#failures.push(failure);
    this.#needs.changed();
    return Promise.resolve();
  }

  async #held(run: Run, error: unknown): Promise<void> {
    const reason: unknown = run.stop.signal.reason;
    if (reason instanceof Cancelled) {
      this.#end(run, true);
      await this.#needs.journal.remove();
    } else if (reason instanceof HeldUp || isFailure(error, "locked")) {
      const why = this.#isPaused ? "asked" : "locked";
      this.#set({ kind: "paused", reason: why, progress: run.meter?.progress() ?? null });
    } else {
      const failure = failureOf(error);
      if (failure.kind === "unexpected") this.#needs.log("copying files", error);
      this.#set({ kind: "failed", failure });
    }
  }

  #end(run: Run | null, wasCancelled: boolean): void {
    const nothing = { files: 0, directories: 0, symlinks: 0, bytes: 0, skipped: 0 };
    this.#set({ kind: "ended", wasCancelled, summary: run?.meter?.summary() ?? nothing });
  }

  #shownState(): TransferState {
    const run = this.#run;
    if (run === null || this.isOver) return this.#state;
    const progress: TransferProgress | null = run.meter?.progress() ?? null;
    if (this.#isPaused) return { kind: "paused", reason: "asked", progress };
    if (progress === null) return { kind: "counting" };
    if (this.#asked !== null) return { kind: "asking", conflict: this.#asked.conflict, progress };
    return { kind: "running", progress };
  }

  #set(state: TransferState): void {
    this.#state = state;
    this.#needs.changed();
  }
}

function importSources({ sources }: TransferSpec) {
  return sources.map((local) => ({ local, isEntriesOnly: false }));
}
