/**
 * Checks a vault: everything on its disk, also what listings hide.
 *
 * First the skeleton is read (which directories there are, and who leads to
 * them), then every directory is gone through in the order of its hash. What
 * is found is told as it is found; nothing is written. A check can be stopped
 * at any moment and taken up again where it was.
 */

import type {
  CheckPosition,
  CheckProgress,
  CheckSummary,
} from "../../src-shared/model/health-check.ts";
import type { Finding, FindingId } from "../../src-shared/model/health-finding.ts";
import type { StorageEntry } from "../storage/storage.ts";
import { CheckMeter } from "./check-meter.ts";
import { beginning, CheckTally } from "./check-tally.ts";
import { ClearPaths } from "./clear-paths.ts";
import { confirming, mayChange } from "./confirm.ts";
import type { ContentFolder } from "./content-folder.ts";
import { isCounted } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";
import { HomeSearch } from "./home-search.ts";
import { missingRootDir } from "./missing-root-dir.ts";
import type { Problem } from "./problem.ts";
import { all, type Check, found, type Review } from "./review.ts";
import { reviewEntry } from "./review-entry.ts";
import { type OpenedFolder, openFolder, reviewFolder } from "./review-folder.ts";
import { reviewStray } from "./review-stray.ts";
import { readSettledIndex } from "./settled-index.ts";
import { reviewVaultFolder } from "./vault-folder.ts";

export interface CheckOptions {
  /** Authenticate the content of every file and link. */
  readonly isDeep?: boolean;
  /** Tell and count these findings only. */
  readonly only?: readonly FindingId[] | undefined;
  /** Stops the check; it ends with where it can be taken up again. */
  readonly signal?: AbortSignal | undefined;
  /** Where an earlier check was stopped; `isDeep` is as it was then. */
  readonly resume?: CheckPosition;
}

export interface CheckListener {
  /** The check goes on when the promise resolves. */
  readonly onFinding: (finding: Finding) => Promise<void>;
  readonly onProgress?: (progress: CheckProgress) => void;
}

export interface CheckEnd {
  readonly summary: CheckSummary;
  /** `null` if the check is complete. */
  readonly stoppedAt: CheckPosition | null;
}

/** Entries that are looked at at once: many where a disk has to answer, few where content is read. */
const ENTRIES_AT_ONCE = { quick: 16, deep: 4 } as const;

/** @throws VaultError `locked`, `not-reachable` and what else concerns the whole vault */
export async function checkVault(
  access: HealthAccess,
  options: CheckOptions,
  listener: CheckListener,
): Promise<CheckEnd> {
  const start = options.resume ?? beginning(options.isDeep === true);
  const tally = new CheckTally(start);
  const meter = new CheckMeter(access.world, start, listener.onProgress);
  try {
    const check = await prepare(access, options, start.isDeep, meter);
    await new Walk(check, options.only ?? null, listener, tally, meter).run(start);
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    return { summary: tally.summary, stoppedAt: tally.position };
  }
  return { summary: tally.summary, stoppedAt: null };
}

async function prepare(
  access: HealthAccess,
  { signal }: CheckOptions,
  isDeep: boolean,
  meter: CheckMeter,
): Promise<Check> {
  const index = await readSettledIndex(access, {
    withSizes: isDeep,
    signal,
    onProgress: (progress) => {
      meter.reading(progress);
    },
  });
  const { totalFiles, totalBytes } = index;
  meter.begin({ totalDirectories: index.folders.length, totalFiles, totalBytes });
  return {
    access,
    index,
    paths: new ClearPaths(access),
    homes: new HomeSearch(access, index),
    isDeep,
    signal,
    startedMs: access.world.now(),
    confirm: confirming(await mayChange(access)),
    onBytes: (bytes) => {
      meter.addBytes(bytes);
    },
  };
}

/** One pass through the vault, from a position to the end. */
class Walk {
  readonly #check: Check;
  readonly #only: readonly FindingId[] | null;
  readonly #listener: CheckListener;
  readonly #tally: CheckTally;
  readonly #meter: CheckMeter;

  constructor(
    check: Check,
    only: readonly FindingId[] | null,
    listener: CheckListener,
    tally: CheckTally,
    meter: CheckMeter,
  ) {
    this.#check = check;
    this.#only = only;
    this.#listener = listener;
    this.#tally = tally;
    this.#meter = meter;
  }

  async run(start: CheckPosition): Promise<void> {
    const { access, index } = this.#check;
    if (start.folder === "") {
      const strays: Review[] = [];
      for (const { path, kind } of index.strays) {
        strays.push(await reviewStray(this.#check, path, kind));
      }
      const vaultFolder = await reviewVaultFolder(this.#check);
      const review = all([vaultFolder, found(...missingRootDir(access, index)), ...strays]);
      const first = { folder: index.folders[0]?.hash ?? "", entry: null };
      await this.#tell(review, null, first, 0);
    }
    for (const folder of index.folders) {
      this.#check.signal?.throwIfAborted();
      if (folder.hash >= start.folder) {
        await this.#goThrough(folder, folder.hash === start.folder ? start.entry : null);
      }
      this.#meter.addDirectory();
    }
  }

  /** @param after - the entry after which to go on; `""`: all of them, `null`: and the directory itself */
  async #goThrough(folder: ContentFolder, after: string | null): Promise<void> {
    const opened = await openFolder(this.#check, folder);
    const at = { folder: folder.hash, entry: "" };
    if (!("entries" in opened)) return this.#tell(opened, folder, at, 0);
    if (after === null) {
      const review = await this.#check.confirm(() => reviewFolder(opened.review));
      await this.#tell(review, folder, at, 0);
    }
    await this.#goThroughEntries(opened, after ?? "");
  }

  async #goThroughEntries({ review, entries }: OpenedFolder, after: string): Promise<void> {
    const { isDeep, signal, confirm } = this.#check;
    const rest = after === "" ? entries : entries.filter(({ name }) => name > after);
    for (const batch of batchesOf(rest, ENTRIES_AT_ONCE[isDeep ? "deep" : "quick"])) {
      signal?.throwIfAborted();
      const reviews = await Promise.all(
        batch.map((entry) => confirm(() => reviewEntry(review, entry))),
      );
      signal?.throwIfAborted();
      const at = { folder: review.folder.hash, entry: batch.at(-1)?.name ?? after };
      await this.#tell(all(reviews), review.folder, at, batch.filter(isCounted).length);
    }
  }

  async #tell(
    { problems, good, bytesAuthenticated }: Review,
    folder: ContentFolder | null,
    at: Pick<CheckPosition, "folder" | "entry">,
    files: number,
  ): Promise<void> {
    const findings: Finding[] = [];
    for (const problem of problems) {
      if (this.#only !== null && !this.#only.includes(problem.id)) continue;
      const finding = await this.#finding(problem, folder);
      findings.push(finding);
      await this.#listener.onFinding(finding);
    }
    this.#meter.addFiles(files);
    const { doneBytes } = this.#meter;
    this.#tally.reached(at, { findings, good, bytesAuthenticated, files, doneBytes });
  }

  /** Puts the cleartext path together, where it can be known. */
  async #finding({ name, ...finding }: Problem, folder: ContentFolder | null): Promise<Finding> {
    const { paths } = this.#check;
    if (folder === null || name === null) return finding;
    const path = name === undefined ? await paths.of(folder) : await paths.in(folder, name);
    return path === null ? finding : { ...finding, path };
  }
}

function* batchesOf(
  entries: readonly StorageEntry[],
  size: number,
): Generator<readonly StorageEntry[]> {
  for (let at = 0; at < entries.length; at += size) yield entries.slice(at, at + size);
}
