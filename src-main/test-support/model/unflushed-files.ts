import type { ModelOperation } from "./model-operation.ts";
import { filesIn, type ModelFile, type ModelNode, type ModelVault } from "./model-vault.ts";

/**
 * Which files a power cut may cost: those that were new since the last flush.
 * Everything else is on the disk once it is acknowledged.
 */
export class UnflushedFiles {
  readonly #files = new Set<ModelFile>();

  has(file: ModelFile): boolean {
    return this.#files.has(file);
  }

  /** Does the operation in between, and finds out what it has made. */
  async watch(model: ModelVault, operation: ModelOperation, run: () => Promise<void>) {
    const before = new Set(filesIn(model.root));
    const replaced = "path" in operation ? nodeAt(model, operation.path) : null;
    const moved = operation.op === "move" ? nodeAt(model, operation.from) : null;
    const contents = new Map([...before].map((file) => [file, file.bytes]));
    await run();
    if (operation.op === "flush" || operation.op === "reopen") this.#files.clear();
    for (const file of filesIn(model.root)) {
      if (!before.has(file) && replaced === null) this.#files.add(file);
      // What editors changed is flushed before it counts.
      else if (contents.get(file) !== file.bytes) this.#files.delete(file);
    }
    const isMoved = operation.op === "move" && nodeAt(model, operation.from) !== moved;
    if (isMoved && moved?.kind === "file") this.#files.delete(moved);
  }
}

function nodeAt(model: ModelVault, path: string): ModelNode | null {
  try {
    return model.find(path);
  } catch {
    return null;
  }
}
