/**
 * Files of a vault that are open in other programs, from private copies.
 *
 * A copy that is changed there can be written back. Whether the file in the
 * vault is another one by then is found out by its revision, and nothing of
 * that is replaced unless the user says so. When the vault is locked, what was
 * changed and not written back is: beside the file, if that has changed too.
 */

import { randomUUID } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { OpenedFile } from "../../../src-shared/model/transfer.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { failureOf, isFailure, VaultError } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import { otherNames } from "../../transfer/conflict.ts";
import { type Replaces, storeFile } from "../../transfer/store-file.ts";
import { childPath, parentPath } from "../../transfer/vault-path.ts";
import type { Vault } from "../../vault/vault.ts";
import { bringCompanions } from "./bring-companions.ts";
import { isProgram } from "./is-program.ts";
import { type PrivateFiles, simpleRun } from "./private-files.ts";

export interface OpenedNeeds {
  readonly files: PrivateFiles;
  readonly random: World["random"];
  readonly openFile: (path: string) => Promise<void>;
  /** Asks the user whether something is to be opened that may run as a program. */
  readonly mayRun: (id: VaultId, name: string) => Promise<boolean>;
  readonly vaultOf: (id: VaultId) => Vault;
  /** Called after every change of what the window shows. */
  readonly changed: () => void;
  readonly log: (message: string, error: unknown) => void;
}

interface Opened {
  readonly id: string;
  readonly vault: VaultId;
  readonly local: string;
  path: string;
  /** Of the file in the vault, when the copy was made or written back; `""` if there is none by now. */
  revision: string;
  /** Of the copy, when it was the same as the file. */
  stamp: string;
  state: OpenedFile["state"];
}

/** Milliseconds between two looks at the copies. */
const lookEveryMs = 1_000;

export class OpenedFiles {
  readonly #needs: OpenedNeeds;
  #opened: readonly Opened[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(needs: OpenedNeeds) {
    this.#needs = needs;
  }

  get list(): readonly OpenedFile[] {
    return this.#opened.map(({ id, vault, path, state }) => ({ id, vault, path, state }));
  }

  /**
   * Does nothing if the user does not want it.
   *
   * @throws VaultError `locked`, `is-a-directory`, `is-not-a-file`, what the copying fails with
   */
  async open(vaultId: VaultId, path: string): Promise<void> {
    const vault = this.#needs.vaultOf(vaultId);
    const entry = await vault.stat(path);
    if (entry.kind === "directory") throw new VaultError({ kind: "is-a-directory", path });
    if (entry.kind === "symlink") throw new VaultError({ kind: "is-not-a-file", path });
    if (isProgram(entry.name) && !(await this.#needs.mayRun(vaultId, entry.name))) return;
    const known = this.#usableCopy(vaultId, path, entry.revision);
    if (known !== undefined) return this.#needs.openFile(known.local);
    const folder = await this.#needs.files.copyOut(vaultId, vault, [path]);
    const local = join(folder, entry.name);
    const { revision } = entry;
    const stamp = (await stampOf(local)) ?? "";
    const state = { kind: "unchanged" } as const;
    // A copy of an older version stays: a program that has it open may save it yet.
    this.#opened = [
      ...this.#opened,
      { id: randomUUID(), vault: vaultId, local, path, revision, stamp, state },
    ];
    this.#watch();
    this.#needs.changed();
    await this.#needs.openFile(local);
  }

  /** Looks at every copy. */
  async look(): Promise<void> {
    for (const file of this.#opened) {
      const { kind } = file.state;
      if (kind === "writing" || (await this.#isSame(file))) continue;
      const isConflict = await this.#isConflict(file);
      if (kind === "changed" && file.state.isConflict === isConflict) continue;
      if (kind === "failed") continue;
      this.#set(file, { kind: "changed", isConflict });
    }
  }

  /**
   * Brings a changed copy back. If the file in the vault has changed as well and the user did not
   * know it yet, nothing is written and they are told first.
   */
  async writeBack(id: string, rule: "replace" | "keep-both"): Promise<void> {
    const file = this.#find(id);
    const wasTold = file.state.kind === "changed" && file.state.isConflict;
    if (rule === "replace" && !wasTold && (await this.#isConflict(file))) {
      this.#set(file, { kind: "changed", isConflict: true });
      return;
    }
    const may: Replaces = rule === "keep-both" ? "nothing" : wasTold ? "anything" : asKnown(file);
    await this.#write(this.#needs.vaultOf(file.vault), file, may);
  }

  /** Removes a copy. One that was changed since anybody looked stays, and is told. */
  async close(id: string): Promise<void> {
    const file = this.#find(id);
    await this.look();
    if (file.state.kind !== "unchanged") return;
    await this.#bringCompanions(this.#needs.vaultOf(file.vault), file);
    if (isFailed(file)) return;
    this.#opened = this.#opened.filter((each) => each !== file);
    this.#needs.changed();
    await this.#needs.files.remove(dirname(file.local));
  }

  /** Brings back what was changed, and removes the copies; to be called while the vault is still open. */
  async end(vaultId: VaultId, vault: Vault): Promise<void> {
    for (const file of this.#opened) if (file.vault === vaultId) await this.#bringBack(vault, file);
    const left = this.#opened.filter((file) => file.vault === vaultId && isFailed(file));
    for (const file of this.#opened) {
      if (file.vault === vaultId && !left.includes(file)) {
        await this.#needs.files.remove(dirname(file.local));
      }
    }
    this.#opened = this.#opened.filter((file) => file.vault !== vaultId || left.includes(file));
    this.#needs.changed();
  }

  /** True if a copy of this vault could not be brought back, so that it must not be removed. */
  hasUnsaved(vaultId: VaultId): boolean {
    return this.#opened.some(({ vault, state }) => vault === vaultId && state.kind !== "unchanged");
  }

  /** All that would be lost with the copy. */
  async #bringBack(vault: Vault, file: Opened): Promise<void> {
    if (!(await this.#isSame(file))) {
      const isConflict = await this.#isConflict(file, vault).catch(() => true);
      if (!isConflict) await this.#write(vault, file, asKnown(file));
      // It has changed while it was written back, if not before.
      if (isConflict || isInConflict(file)) await this.#write(vault, file, "nothing");
    }
    if (!isFailed(file)) await this.#bringCompanions(vault, file);
  }

  async #bringCompanions(vault: Vault, file: Opened): Promise<void> {
    const folder = dirname(file.local);
    const place = { folder, own: basename(file.local), target: parentPath(file.path) };
    try {
      await bringCompanions(vault, this.#needs.random, place);
    } catch (error) {
      this.#fail(file, error, "bringing back what was saved beside an opened file");
    }
  }

  #fail(file: Opened, error: unknown, what: string): void {
    const failure = failureOf(error);
    if (failure.kind === "unexpected") this.#needs.log(what, error);
    this.#set(file, { kind: "failed", failure });
  }

  /** @param replaces - what may give way; `nothing`: it goes beside */
  async #write(vault: Vault, file: Opened, replaces: Replaces): Promise<void> {
    this.#set(file, { kind: "writing" });
    try {
      const stamp = (await stampOf(file.local)) ?? "";
      const path = replaces === "nothing" ? await freePath(vault, file.path) : file.path;
      const run = simpleRun(vault, this.#needs.random);
      const { revision } = await storeFile(run, file.local, path, { replaces });
      file.path = path;
      file.revision = revision;
      file.stamp = stamp;
      this.#set(file, { kind: "unchanged" });
    } catch (error) {
      const isConflict = typeof replaces === "function" && isFailure(error, "already-exists");
      if (isConflict) this.#set(file, { kind: "changed", isConflict });
      else this.#fail(file, error, "writing an opened file back");
    }
  }

  /** A copy that shows what the user means: one with changes of theirs, else one of this version. */
  #usableCopy(vault: VaultId, path: string, revision: string): Opened | undefined {
    const copies = this.#opened.filter((each) => each.vault === vault && each.path === path);
    const changed = copies.find(({ state }) => state.kind !== "unchanged");
    return changed ?? copies.find((each) => each.revision === revision);
  }

  async #isConflict(file: Opened, vault = this.#needs.vaultOf(file.vault)): Promise<boolean> {
    return (await revisionOf(vault, file.path)) !== file.revision;
  }

  /** A copy that is gone for a moment is being saved by its program. */
  async #isSame({ local, stamp }: Opened): Promise<boolean> {
    const now = await stampOf(local);
    return now === null || now === stamp;
  }

  #find(id: string): Opened {
    const file = this.#opened.find((each) => each.id === id);
    if (file === undefined) throw new VaultError({ kind: "cancelled" });
    return file;
  }

  #set(file: Opened, state: OpenedFile["state"]): void {
    file.state = state;
    this.#needs.changed();
  }

  #watch(): void {
    this.#timer ??= setInterval(() => {
      if (this.#opened.length === 0) {
        clearInterval(this.#timer);
        this.#timer = undefined;
        return;
      }
      // A vault that was locked meanwhile has no copies to be looked at any more.
      this.look().catch((error: unknown) => {
        if (!isFailure(error, "locked")) this.#needs.log("looking at opened files", error);
      });
    }, lookEveryMs).unref();
  }
}

/** The version in the vault that a copy is of. */
function asKnown({ revision }: Opened): Replaces {
  return (there) => there.revision === revision;
}

function isFailed({ state }: Opened): boolean {
  return state.kind === "failed";
}

function isInConflict({ state }: Opened): boolean {
  return state.kind === "changed" && state.isConflict;
}

async function stampOf(local: string): Promise<string | null> {
  try {
    const { mtimeNs, size, ino } = await stat(local, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch {
    return null;
  }
}

async function revisionOf(vault: Vault, path: string): Promise<string> {
  try {
    return (await vault.stat(path)).revision;
  } catch (error) {
    if (isFailure(error, "not-found")) return "";
    throw error;
  }
}

async function freePath(vault: Vault, path: string): Promise<string> {
  const folder = parentPath(path);
  for (const name of otherNames(path.slice(path.lastIndexOf("/") + 1), "linux")) {
    const other = childPath(folder, name);
    if ((await revisionOf(vault, other)) === "") return other;
  }
  throw new VaultError({ kind: "already-exists", path });
}
