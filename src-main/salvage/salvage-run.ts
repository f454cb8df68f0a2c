/** What the parts of one salvage share. */

import { VaultError } from "../base/vault-error.ts";
import type { SalvageTarget } from "../storage/salvage-target.ts";
import type { Engine } from "../vault/engine.ts";
import { LostPlaces } from "./lost-places.ts";
import type { SalvageEvent, SalvageProgress } from "./salvage-event.ts";
import { ThresholdEvidence } from "./threshold-evidence.ts";

export interface SalvageRunOptions {
  /** Used to read names and content, never to write. */
  readonly engine: Engine;
  readonly target: SalvageTarget;
  readonly signal: AbortSignal | undefined;
  readonly onEvent: (event: SalvageEvent) => Promise<void> | void;
  readonly totals: { readonly totalFiles: number; readonly totalBytes: number };
}

/** Everything that is kept in memory for the whole run: less than a kilobyte per directory, nothing per file. */
export class SalvageRun {
  readonly engine: Engine;
  readonly target: SalvageTarget;
  readonly lost: LostPlaces;
  readonly threshold = new ThresholdEvidence();
  /** Content directories that have been entered. */
  readonly visited = new Set<string>();
  readonly tally = {
    files: 0,
    directories: 0,
    symlinks: 0,
    bytes: 0,
    damaged: 0,
    lost: 0,
    orphans: 0,
    nameless: 0,
    renamed: 0,
    unsaved: 0,
  };
  readonly #options: SalvageRunOptions;
  #doneFiles = 0;
  #doneBytes = 0;

  constructor(options: SalvageRunOptions) {
    this.#options = options;
    this.engine = options.engine;
    this.target = options.target;
    this.lost = new LostPlaces(options.target);
  }

  /** @throws VaultError `cancelled` */
  throwIfStopped(): void {
    if (this.#options.signal?.aborted === true) throw new VaultError({ kind: "cancelled" });
  }

  async report(event: Exclude<SalvageEvent, { kind: "progress" }>): Promise<void> {
    if (event.kind === "renamed") this.tally.renamed += 1;
    else if (event.kind === "unsaved") this.tally.unsaved += 1;
    else if (event.savedAs === null) this.tally.lost += 1;
    else this.tally.damaged += 1;
    await this.#options.onEvent(event);
  }

  async progress(step: { readonly files?: number; readonly bytes?: number }): Promise<void> {
    this.#doneFiles += step.files ?? 0;
    this.#doneBytes += step.bytes ?? 0;
    const progress: SalvageProgress = {
      ...this.#options.totals,
      doneFiles: this.#doneFiles,
      doneBytes: this.#doneBytes,
    };
    await this.#options.onEvent({ kind: "progress", ...progress });
  }
}
