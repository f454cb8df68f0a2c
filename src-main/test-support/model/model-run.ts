/** One sequence of operations, done by a vault and by the model of one, answer by answer. */

import { VaultError } from "../../base/vault-error.ts";
import type { FileEditor, FileReader, Vault } from "../../vault/vault.ts";
import type { TestVault } from "../open-test-vault.ts";
import { Disagreement } from "./disagreement.ts";
import { filesIn, type ModelFile, type ModelNode, ModelVault } from "./model-vault.ts";

export interface OpenEditor {
  readonly editor: FileEditor;
  readonly file: ModelFile;
}

export interface OpenReader {
  readonly reader: FileReader;
  /** The version it was opened on. */
  readonly bytes: Uint8Array;
}

export class ModelRun {
  readonly model = new ModelVault();
  readonly #test: TestVault;
  #vault: Vault;
  #editors: OpenEditor[] = [];
  #readers: OpenReader[] = [];

  private constructor(test: TestVault, vault: Vault) {
    this.#test = test;
    this.#vault = vault;
  }

  static async start(test: TestVault): Promise<ModelRun> {
    return new ModelRun(test, await test.open());
  }

  get vault(): Vault {
    return this.#vault;
  }

  /** Does the same on both sides. @returns both results; `null` if both failed, and for the same reason */
  async both<R, M>(
    real: () => Promise<R>,
    ideal: () => M,
  ): Promise<{ readonly real: R; readonly ideal: M } | null> {
    const wanted = outcomeOf(ideal);
    const got = await real().then(
      (value) => ({ value, kind: "done" }),
      (error: unknown) => ({ value: null, kind: kindOf(error), error }),
    );
    if (got.kind !== wanted.kind) {
      const options = "error" in got ? { cause: got.error } : {};
      throw new Disagreement(`the vault: ${got.kind}, the model: ${wanted.kind}`, options);
    }
    return "error" in got || !("value" in wanted) ? null : { real: got.value, ideal: wanted.value };
  }

  editor(slot: number): OpenEditor | undefined {
    return this.#editors[slot % this.#editors.length];
  }

  reader(slot: number): OpenReader | undefined {
    return this.#readers[slot % this.#readers.length];
  }

  addEditor(open: OpenEditor): void {
    open.file.edited ??= open.file.bytes;
    this.#editors.push(open);
  }

  addReader(open: OpenReader): void {
    this.#readers.push(open);
  }

  async closeEditor(open: OpenEditor): Promise<void> {
    this.#editors = this.#editors.filter((other) => other !== open);
    await open.editor.close();
    flushModel(open.file);
    if (!this.#editors.some(({ file }) => file === open.file)) open.file.edited = null;
  }

  async closeReader(open: OpenReader): Promise<void> {
    this.#readers = this.#readers.filter((other) => other !== open);
    await open.reader.close();
  }

  /** Ends the editors of what is about to be removed or replaced. */
  async closeEditorsIn(node: ModelNode | null): Promise<void> {
    const files = node === null ? [] : filesIn(node);
    for (const open of this.#editors.filter(({ file }) => files.includes(file))) {
      await this.closeEditor(open);
    }
  }

  /** Ends the session on a disk that is gone; whatever that says. */
  async abandon(): Promise<void> {
    await this.#vault.lock().catch(() => undefined);
  }

  /** Locks, which ends all editors and readers, and opens again. */
  async reopen(): Promise<void> {
    await this.#vault.lock();
    for (const { file } of this.#editors) flushModel(file);
    for (const { file } of this.#editors) file.edited = null;
    this.#editors = [];
    this.#readers = [];
    this.#vault = await this.#test.open();
  }
}

/** What editors wrote becomes the version that everybody sees. */
export function flushModel(file: ModelFile): void {
  if (file.edited === null || file.edited === file.bytes) return;
  file.bytes = file.edited;
  file.modifiedMs = null;
}

function outcomeOf<M>(ideal: () => M): { kind: string; value: M } | { kind: string } {
  try {
    return { kind: "done", value: ideal() };
  } catch (error) {
    return { kind: kindOf(error) };
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof VaultError)) throw error;
  return error.failure.kind;
}
