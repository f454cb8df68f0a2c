import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { RunningJournal } from "../../transfer/journal-file.ts";

/** Which files of this computer an export has written in part, should they have to be removed while the vault is locked. */
export class PartNotes {
  /** Where the part of a target lies. */
  readonly #parts = new Map<string, string>();

  /** The same journal, noting what goes through it. */
  noting(journal: RunningJournal): RunningJournal {
    return {
      ...journal,
      add: (done) => {
        this.#parts.delete(done.target);
        return journal.add(done);
      },
      partName: (target) => {
        const name = journal.partName(target);
        this.#parts.set(target, join(dirname(target), name));
        return name;
      },
    };
  }

  async remove(): Promise<void> {
    for (const part of this.#parts.values()) await rm(part, { force: true });
  }
}
