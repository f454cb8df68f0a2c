/**
 * Checks a vault and repairs what can be repaired without guessing.
 *
 * A repair that a crash interrupted is taken back first. Then: check, repair
 * in stages, and check again, because one repair may bring to light what it
 * was hiding; until a check finds nothing that could still be repaired. Every
 * repair stands for itself: one that fails is taken back, and is told as not
 * fixed. The whole run can be taken back by `undoRun`.
 */

import type { CheckProgress, CheckSummary } from "../../src-shared/model/health-check.ts";
import type { Finding, FindingId } from "../../src-shared/model/health-finding.ts";
import { isFailure, pathError, VaultError } from "../base/vault-error.ts";
import { checkVault } from "./check-vault.ts";
import { type ContentIndex, readContentIndex } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";
import { RepairRun } from "./repair-run.ts";
import { repairOf, stages } from "./repair-table.ts";
import { finishInterrupted, interruptedRuns, removeEmptyRuns } from "./undo-repair.ts";
import { unfinishedRepair } from "./vault-folder.ts";

export interface RepairOptions {
  readonly isDeep?: boolean;
  /** Find and repair these only. */
  readonly only?: readonly FindingId[] | undefined;
  /** Stops between two repairs. */
  readonly signal?: AbortSignal | undefined;
}

export interface RepairListener {
  readonly onFinding: (finding: Finding, isFixed: boolean) => Promise<void>;
  readonly onProgress?: (progress: CheckProgress) => void;
}

export interface RepairEnd {
  /** Of all that was found, repaired or not. */
  readonly summary: CheckSummary;
  /** Name of the folder by which it can be taken back; `null` if nothing was repaired. */
  readonly run: string | null;
}

/** Rounds of check and repair; two are usual. */
const MOST_ROUNDS = 6;

/** @throws VaultError `read-only`, `vault-open`, `vault-in-repair`, `cancelled`, and what concerns the whole vault */
export function repairVault(
  access: HealthAccess,
  options: RepairOptions,
  listener: RepairListener,
): Promise<RepairEnd> {
  return access.alone(() => repair(access, options, listener));
}

async function repair(
  access: HealthAccess,
  options: RepairOptions,
  listener: RepairListener,
): Promise<RepairEnd> {
  if (await access.storage.isReadOnly()) throw pathError("read-only", "");
  const run = await RepairRun.begin(access.storage, access.world);
  try {
    const repairing = new Repairs(access, options, listener, run);
    await repairing.finishInterrupted();
    const summary = await repairing.goOn();
    return { summary, run: run.folder };
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    throw new VaultError({ kind: "cancelled" }, { cause: error });
  } finally {
    await run.close();
  }
}

class Repairs {
  readonly #access: HealthAccess;
  readonly #options: RepairOptions;
  readonly #listener: RepairListener;
  readonly #run: RepairRun;
  /** How it was told to have ended: what was fixed may come back by another repair. */
  readonly #told = new Map<string, boolean>();
  /** What no repair could act on, so far: another repair may change that. */
  readonly #beyondRepair = new Map<string, Finding>();

  constructor(
    access: HealthAccess,
    options: RepairOptions,
    listener: RepairListener,
    run: RepairRun,
  ) {
    this.#access = access;
    this.#options = options;
    this.#listener = listener;
    this.#run = run;
  }

  async finishInterrupted(): Promise<void> {
    await removeEmptyRuns(this.#access.storage);
    for (const run of await interruptedRuns(this.#access.storage)) {
      await finishInterrupted(this.#access.storage, run);
      const { only } = this.#options;
      if (!only || only.includes("UnfinishedRepair")) await this.#tell(unfinishedRepair(run), true);
    }
  }

  async goOn(): Promise<CheckSummary> {
    const { summary, todo } = await this.#check(this.#options.isDeep === true);
    let left = todo;
    let before: readonly Finding[] = [];
    // What could not be repaired may be possible once something else was; not so if nothing changed.
    for (let round = 1; round <= MOST_ROUNDS && !isSame(left, before); round += 1) {
      await this.#repairAll(left);
      before = left;
      const { seen, todo } = await this.#check(false);
      for (const finding of [...left, ...this.#beyondRepair.values()]) {
        const isGone = !seen.has(keyOf(finding)) && !foundByReading.has(finding.id);
        if (isGone) await this.#tell(finding, true);
      }
      left = todo;
    }
    for (const finding of [...this.#beyondRepair.values(), ...left]) {
      await this.#tell(finding, false);
    }
    return summary;
  }

  async #check(isDeep: boolean): Promise<{
    readonly summary: CheckSummary;
    /** Keys of all findings. */
    readonly seen: ReadonlySet<string>;
    /** Those that can be repaired. */
    readonly todo: readonly Finding[];
  }> {
    const todo: Finding[] = [];
    const seen = new Set<string>();
    const { only, signal } = this.#options;
    const onFinding = async (finding: Finding): Promise<void> => {
      seen.add(keyOf(finding));
      this.#beyondRepair.delete(keyOf(finding));
      if (repairOf(finding) !== null) todo.push(finding);
      else this.#beyondRepair.set(keyOf(finding), finding);
    };
    const { summary, stoppedAt } = await checkVault(
      this.#access,
      { isDeep, only, signal },
      { ...this.#listener, onFinding },
    );
    if (stoppedAt !== null) throw new VaultError({ kind: "cancelled" });
    return { summary, seen, todo };
  }

  async #repairAll(todo: readonly Finding[]): Promise<void> {
    const { signal } = this.#options;
    for (const stage of stages) {
      const findings = todo.filter((finding) => repairOf(finding)?.stage === stage);
      if (findings.length === 0) continue;
      const index = await readContentIndex(this.#access, { signal });
      for (const finding of findings) {
        if (signal?.aborted === true) throw new VaultError({ kind: "cancelled" });
        await this.#repair(finding, index);
      }
    }
  }

  async #repair(finding: Finding, index: ContentIndex): Promise<void> {
    const repairing = { access: this.#access, index, run: this.#run };
    try {
      await this.#run.repair(finding.id, finding.ciphertextPath, async () =>
        repairOf(finding)?.repair(repairing, finding),
      );
    } catch (error) {
      // It was taken back; the next check will say that nothing has changed.
      if (!isOfOneRepair(error)) throw error;
    }
  }

  async #tell(finding: Finding, isFixed: boolean): Promise<void> {
    this.#beyondRepair.delete(keyOf(finding));
    if (this.#told.get(keyOf(finding)) === isFixed) return;
    this.#told.set(keyOf(finding), isFixed);
    await this.#listener.onFinding(finding, isFixed);
  }
}

function keyOf({ id, ciphertextPath }: Finding): string {
  return `${id} ${ciphertextPath}`;
}

function isSame(a: readonly Finding[], b: readonly Finding[]): boolean {
  const keys = new Set(b.map(keyOf));
  return a.length === b.length && a.every((finding) => keys.has(keyOf(finding)));
}

/** Only a deep check finds these, so that another check finds none says nothing. */
const foundByReading: ReadonlySet<FindingId> = new Set([
  "DamagedHeader",
  "DamagedChunk",
  "DamagedLink",
  "InvalidLinkTarget",
  "UnreadableFile",
]);

const kindsOfOneRepair = [
  "not-found",
  "already-exists",
  "not-empty",
  "is-a-directory",
  "is-not-a-directory",
  "name-too-long",
  "permission-denied",
  "in-use",
] as const;

function isOfOneRepair(error: unknown): boolean {
  return kindsOfOneRepair.some((kind) => isFailure(error, kind));
}
