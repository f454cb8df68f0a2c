/**
 * One run of repairs: a dated folder beside the vault's data that takes what
 * repairs replace, and the journal by which each of them can be taken back.
 *
 *     latchkey-repair-20261120T181500Z/
 *       journal.jsonl   what was done, in order
 *       new/            files on their way to their places
 *       taken/          what was replaced, under numbers; the journal says where each was
 *
 * The folder comes into being with the first step. Each repair is written to
 * the journal, flushed, and done only then; a crash leaves a repair that is
 * known to be incomplete and can be taken back (undo-repair.ts).
 */

import { isFailure } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import type { Storage, StorageFile } from "../storage/storage.ts";
import { doneStep, JOURNAL_FILE, type JournalEntry, journalLine } from "./repair-journal.ts";
import { changedFolders, perform, type Step } from "./repair-step.ts";
import { undoStep } from "./undo-step.ts";

export const RUN_PREFIX = "latchkey-repair-";

interface OpenJournal {
  readonly file: StorageFile;
  size: number;
}

export class RepairRun {
  /** When the run began, as `20261120T181500Z`: part of the names that repairs make up. */
  readonly stamp: string;
  readonly #storage: Storage;
  readonly #folder: string;
  #journal: OpenJournal | null = null;
  #numbers = new Map<string, number>();
  #begun = { id: "", path: "" };
  /** Those of the repair that runs. */
  #steps: Step[] = [];

  private constructor(storage: Storage, stamp: string, folder: string) {
    this.#storage = storage;
    this.stamp = stamp;
    this.#folder = folder;
  }

  /** Nothing is made yet; two runs may begin in the same second. */
  static async begin(storage: Storage, world: World): Promise<RepairRun> {
    const stamp = `${new Date(world.now()).toISOString().replace(/\..*$|[:-]/g, "")}Z`;
    const taken = new Set((await storage.list("")).map(({ name }) => name));
    let folder = RUN_PREFIX + stamp;
    for (let number = 2; taken.has(folder); number += 1) folder = `${RUN_PREFIX}${stamp}-${number}`;
    return new RepairRun(storage, stamp, folder);
  }

  /** Name of the folder; `null` if nothing was done. */
  get folder(): string | null {
    return this.#journal === null ? null : this.#folder;
  }

  /** 1, 2, 3 … for each kind of name that a repair has to make up. */
  nextNumber(kind: string): number {
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, number);
    return number;
  }

  /** A path in the run for a new file or folder, on its way to its place. */
  newPath(): string {
    return `${this.#folder}/new/${this.nextNumber("\0new")}`;
  }

  /** A path in the run for what is taken away. */
  takenPath(): string {
    return `${this.#folder}/taken/${this.nextNumber("\0taken")}`;
  }

  /**
   * Runs one repair: all steps it performs belong together.
   *
   * @throws what `work` throws, once its steps have been taken back
   */
  async repair(id: string, path: string, work: () => Promise<void>): Promise<void> {
    this.#begun = { id, path };
    this.#steps = [];
    try {
      await work();
    } catch (error) {
      await this.#takeBack();
      throw error;
    }
    if (this.#steps.length > 0) await this.#write([{ do: "end" }]);
  }

  /** Writes the steps to the journal, flushes it, does them, and makes their names durable. */
  async perform(steps: readonly Step[]): Promise<void> {
    if (steps.length === 0) return;
    this.#journal ??= await this.#open();
    const begin = { do: "begin", ...this.#begun } as const;
    await this.#write([...(this.#steps.length === 0 ? [begin] : []), ...steps]);
    this.#steps.push(...steps);
    await this.#journal.file.sync();
    for (const step of steps) await perform(this.#storage, step);
    for (const folder of new Set(steps.flatMap(changedFolders))) {
      await syncIfThere(this.#storage, folder);
    }
  }

  async close(): Promise<void> {
    await this.#journal?.file.sync();
    await this.#journal?.file.close();
  }

  /** If even that fails, the journal says that the repair was interrupted. */
  async #takeBack(): Promise<void> {
    try {
      for (const step of this.#steps.toReversed()) {
        await undoStep(this.#storage, this.#folder, doneStep(step));
      }
      if (this.#steps.length > 0) await this.#write([{ do: "undone" }]);
    } catch {
      return;
    }
  }

  async #open(): Promise<OpenJournal> {
    await this.#storage.makeDirectory(this.#folder);
    await this.#storage.makeDirectory(`${this.#folder}/new`);
    await this.#storage.makeDirectory(`${this.#folder}/taken`);
    const file = await this.#storage.open(`${this.#folder}/${JOURNAL_FILE}`, "create");
    await this.#storage.syncDirectory(this.#folder);
    await this.#storage.syncDirectory("");
    return { file, size: 0 };
  }

  async #write(entries: readonly JournalEntry[]): Promise<void> {
    const journal = this.#journal;
    if (journal === null) throw new TypeError("a step outside of a repair");
    const bytes = Buffer.concat(entries.map(journalLine));
    await journal.file.write(bytes, journal.size);
    journal.size += bytes.length;
  }
}

/** A folder may have been moved by a later step. */
async function syncIfThere(storage: Storage, folder: string): Promise<void> {
  try {
    await storage.syncDirectory(folder);
  } catch (error) {
    if (!isFailure(error, "not-found") && !isFailure(error, "is-not-a-directory")) throw error;
  }
}
