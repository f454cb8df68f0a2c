/**
 * Every copy into and out of vaults, of all vaults: one of a vault runs at a
 * time, the others wait for it.
 *
 * What was under way when a vault was locked, or the app ended, waits in its
 * journal (transfer/journal-file.ts) and goes on when the vault is open again.
 */

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { FileInUse } from "../../../src-shared/model/file-in-use.ts";
import {
  type OpenedFile,
  TransferId,
  type TransferList,
} from "../../../src-shared/model/transfer.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { VaultError } from "../../base/vault-error.ts";
import { type JournalFile, journalsIn, newJournal } from "../../transfer/journal-file.ts";
import { isInside } from "../../transfer/overlap.ts";
import type { Vault } from "../../vault/vault.ts";
import type { AppState } from "../app-state.ts";
import type { Outside } from "../outside.ts";
import { showPlace } from "../show-place.ts";
import { TransferJob } from "./transfer-job.ts";
import { TransferSpec } from "./transfer-spec.ts";

export interface BookNeeds
  extends Pick<Outside, "world" | "dataFolder" | "home" | "announce" | "log"> {
  readonly state: Pick<AppState, "open" | "list">;
  /** Files that are open in other programs; told together with the copies. */
  readonly opened: () => readonly OpenedFile[];
}

/** The window hears of changes no more often than this, milliseconds. */
const tellEveryMs = 200;

export class TransferBook {
  readonly #needs: BookNeeds;
  #jobs: readonly TransferJob[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(needs: BookNeeds) {
    this.#needs = needs;
  }

  get list(): TransferList {
    const { open } = this.#needs.state;
    const transfers = this.#jobs.map((job) =>
      job.shown(open.stateOf(job.vault).kind === "unlocked"),
    );
    return { transfers, opened: this.#needs.opened() };
  }

  /** @throws VaultError `not-found` for one that was dismissed */
  find(id: TransferId): TransferJob {
    const job = this.#jobs.find((each) => each.id === id);
    if (job === undefined) throw new VaultError({ kind: "cancelled" });
    return job;
  }

  /**
   * Begins a copy, or puts it behind the one that runs.
   *
   * @throws VaultError `locked`, `read-only`, `local-overlaps`
   */
  async start(vaultId: VaultId, spec: TransferSpec): Promise<TransferId> {
    const vault = this.#needs.state.open.vaultOf(vaultId);
    if (spec.direction === "import" && vault.info.readOnly) {
      throw new VaultError({ kind: "read-only", path: spec.target });
    }
    await this.#refuseOverlap(vaultId, spec);
    const id = TransferId.parse(randomUUID());
    const { random } = this.#needs.world;
    const journal = await newJournal(vault, this.#folderOf(vaultId), { id, job: spec, random });
    this.#add(vaultId, spec, journal, false);
    this.runReady();
    return id;
  }

  /** Takes up what a vault that was just unlocked has left over, and goes on with it. */
  async takeUp(vaultId: VaultId, vault: Vault): Promise<void> {
    for (const journal of await journalsIn(vault, this.#folderOf(vaultId))) {
      const spec = TransferSpec.safeParse(journal.job).data;
      const id = TransferId.safeParse(journal.id).data;
      if (spec === undefined || id === undefined) continue;
      if (!this.#jobs.some((job) => job.id === id)) this.#add(vaultId, spec, journal, true);
    }
    this.runReady();
  }

  /** Stops what runs in a vault that is about to be locked. */
  holdUp(vaultId: VaultId): void {
    for (const job of this.#jobs) if (job.vault === vaultId) job.holdUp();
  }

  /** Starts whatever may run by now. */
  runReady(): void {
    for (const { id, vault } of this.#needs.state.open.opened) {
      const jobs = this.#jobs.filter((job) => job.vault === id);
      const next = jobs.some((job) => job.isRunning) ? undefined : jobs.find((job) => job.isReady);
      if (next === undefined) continue;
      void next.run(vault).finally(() => {
        this.runReady();
      });
    }
  }

  /** Takes a copy that is over off the list, and forgets how it could be gone on with. */
  async dismiss(id: TransferId): Promise<void> {
    const job = this.find(id);
    if (!job.isOver) return;
    this.#jobs = this.#jobs.filter((each) => each !== job);
    this.changed();
    await job.forget();
  }

  /** Forgets the copies of vaults that are on the list no more. */
  async forgetUnless(isListed: (vaultId: VaultId) => boolean): Promise<void> {
    const gone = this.#jobs.filter((job) => !isListed(job.vault));
    if (gone.length === 0) return;
    this.#jobs = this.#jobs.filter((job) => isListed(job.vault));
    this.changed();
    for (const job of gone) await job.cancel();
  }

  /** What a lock of the vault would interrupt. */
  filesInUse(vaultId: VaultId): readonly FileInUse[] {
    return this.#jobs
      .filter((job) => job.vault === vaultId && job.isRunning)
      .map(({ spec }) => {
        const path = spec.direction === "import" ? spec.target : (spec.sources[0] ?? "/");
        return { path, use: "copying" };
      });
  }

  /** Tells the window, soon. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#needs.announce("transfers.changed", this.list);
    }, tellEveryMs).unref();
  }

  #add(vault: VaultId, spec: TransferSpec, journal: JournalFile, isBegun: boolean): void {
    const { world, log, home } = this.#needs;
    const shownTarget = spec.direction === "export" ? showPlace(spec.target, home) : spec.target;
    const job = new TransferJob({
      id: TransferId.parse(journal.id),
      vault,
      spec,
      shownTarget,
      journal,
      isBegun,
      random: world.random,
      log,
      changed: () => {
        this.changed();
      },
    });
    this.#jobs = [...this.#jobs, job];
    this.changed();
  }

  async #refuseOverlap(id: VaultId, spec: TransferSpec): Promise<void> {
    const { path: vaultFolder } = this.#needs.state.list.find(id);
    const locals = spec.direction === "import" ? spec.sources : [spec.target];
    for (const path of locals) {
      const isAround = spec.direction === "import" && (await isInside(vaultFolder, path));
      if (isAround || (await isInside(path, vaultFolder))) {
        throw new VaultError({ kind: "local-overlaps", path });
      }
    }
  }

  #folderOf(vaultId: VaultId): string {
    return join(this.#needs.dataFolder, "transfers", vaultId);
  }
}
