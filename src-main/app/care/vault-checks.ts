/**
 * Checks and repairs that the window starts, follows and stops.
 *
 * A vault that is open is checked as it is; one that is shut needs its
 * password. A repair needs it shut, and keeps it shut until it is done.
 */

import type { CheckRun } from "../../../src-shared/model/check-run.ts";
import type { CheckPosition, CheckProgress } from "../../../src-shared/model/health-check.ts";
import type { Finding } from "../../../src-shared/model/health-finding.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { failureOf, isFailure } from "../../base/vault-error.ts";
import { checkVault } from "../../health/check-vault.ts";
import type { HealthAccess } from "../../health/health-access.ts";
import { repairVault } from "../../health/repair-vault.ts";
import { FoundList } from "./found-list.ts";
import type { RunBook } from "./run-book.ts";

type UseOfAccess = (access: HealthAccess, signal: AbortSignal) => Promise<void>;
export type WithAccess = (use: UseOfAccess) => Promise<void>;

interface Done {
  readonly found: FoundList;
  /** Where a stopped check can be gone on with. */
  readonly stoppedAt: CheckPosition | null;
}

export class VaultChecks {
  readonly #runs: RunBook<CheckRun>;
  readonly #now: () => number;
  readonly #done = new Map<VaultId, Done>();

  /** @param now - milliseconds since 1970 */
  constructor(runs: RunBook<CheckRun>, now: () => number) {
    this.#runs = runs;
    this.#now = now;
  }

  /** What the last check has found. */
  foundIn(id: VaultId): FoundList {
    return this.#done.get(id)?.found ?? new FoundList();
  }

  forget(id: VaultId): void {
    this.#done.delete(id);
    this.#runs.forget(id);
  }

  /**
   * Says from now on that it runs, and in the end how it ended.
   *
   * @param withAccess - opens the vault for `use`, and shuts it after
   * @param wish.goOn - take up the check that was stopped; what that one found stays
   * @throws what `withAccess` and the check throw, but `cancelled`
   */
  async check(
    id: VaultId,
    wish: { readonly isDeep: boolean; readonly goOn: boolean },
    withAccess: WithAccess,
  ): Promise<void> {
    const resume = wish.goOn ? (this.#done.get(id)?.stoppedAt ?? null) : null;
    const isDeep = resume?.isDeep ?? wish.isDeep;
    const found = resume === null ? new FoundList() : this.foundIn(id);
    await this.#follow(id, false, withAccess, async (access, signal) => {
      const listener = this.#listener(id, false, found);
      const { summary, stoppedAt } = await checkVault(
        access,
        { isDeep, signal, ...(resume === null ? {} : { resume }) },
        {
          ...listener,
          onFinding: async (finding) => {
            listener.tell(finding, null);
          },
        },
      );
      this.#end(id, found, { isRepair: false, isDeep, summary, stoppedAt, run: null });
    });
  }

  /** The same for a check that also repairs. */
  async repair(
    id: VaultId,
    { isDeep }: { readonly isDeep: boolean },
    withAccess: WithAccess,
  ): Promise<void> {
    const found = new FoundList();
    await this.#follow(id, true, withAccess, async (access, signal) => {
      const listener = this.#listener(id, true, found);
      const options = { isDeep, signal };
      const { summary, run } = await repairVault(access, options, {
        ...listener,
        onFinding: async (finding, isFixed) => {
          listener.tell(finding, isFixed);
        },
      });
      this.#end(id, found, { isRepair: true, isDeep, summary, stoppedAt: null, run });
    });
  }

  async #follow(
    id: VaultId,
    isRepair: boolean,
    withAccess: WithAccess,
    work: UseOfAccess,
  ): Promise<void> {
    this.#runs.become(id, { kind: "running", isRepair, progress: null, found: 0 });
    try {
      await withAccess(work);
    } catch (error) {
      const isStopped = isFailure(error, "cancelled");
      this.#runs.become(
        id,
        isStopped ? { kind: "none" } : { kind: "failed", isRepair, failure: failureOf(error) },
      );
      if (!isStopped) throw error;
    }
  }

  #listener(id: VaultId, isRepair: boolean, found: FoundList) {
    let progress: CheckProgress | null = null;
    const advance = (): void => {
      this.#runs.advance(id, { kind: "running", isRepair, progress, found: found.count });
    };
    return {
      tell: (finding: Finding, isFixed: boolean | null): void => {
        found.add({ finding, isFixed });
        advance();
      },
      onProgress: (next: CheckProgress): void => {
        progress = next;
        advance();
      },
    };
  }

  #end(
    id: VaultId,
    found: FoundList,
    {
      stoppedAt,
      ...end
    }: Pick<Ended, "isRepair" | "isDeep" | "summary" | "run"> & {
      readonly stoppedAt: CheckPosition | null;
    },
  ): void {
    this.#done.set(id, { found, stoppedAt });
    this.#runs.become(id, {
      kind: "ended",
      ...end,
      wasStopped: stoppedAt !== null,
      endedMs: this.#now(),
      findings: found.shown,
      found: found.count,
      fixable: found.fixable,
    });
  }
}

type Ended = Extract<CheckRun, { kind: "ended" }>;
