/** How each operation is done on both sides, and what has to be equal afterwards. */

import { parsePath } from "../../vault/vault-path.ts";
import { compareEntry, compareList, sameBytes, sameText } from "./compare.ts";
import {
  bytesOf,
  type ModelOperation,
  type OperationName,
  type OperationOf,
} from "./model-operation.ts";
import { flushModel, type ModelRun } from "./model-run.ts";
import { countOf, type ModelNode } from "./model-vault.ts";

/** Copies of copies would grow without end: what is deeper, or has more nodes, is not copied. */
const DEEPEST = 6;
const MOST_NODES = 40;

type Step<K extends OperationName> = (run: ModelRun, operation: OperationOf<K>) => Promise<void>;

/** @throws Disagreement */
export async function runOperation(run: ModelRun, operation: ModelOperation): Promise<void> {
  // The table has the step for each name under that name; the compiler does not correlate the two.
  const step = steps[operation.op] as Step<OperationName>;
  await step(run, operation);
}

const steps: { readonly [K in OperationName]: Step<K> } = {
  write: async (run, { path, content, pieces, exclusive, modifiedMs }) => {
    const options = { exclusive, ...(modifiedMs === null ? {} : { modifiedMs }) };
    if (!exclusive) await run.closeEditorsIn(fileAt(run, path));
    const both = await run.both(
      () => run.vault.draftFile(path, options),
      () => {
        run.model.refuseDraft(path, exclusive);
      },
    );
    if (both === null) return;
    const bytes = bytesOf(content);
    for (const piece of inPieces(bytes, pieces)) await both.real.write(piece);
    const entry = await both.real.commit();
    run.model.write(path, bytes, modifiedMs);
    compareEntry(entry, parsePath(path).at(-1) ?? "", run.model.get(path));
  },

  abort: async (run, { path, content }) => {
    const both = await run.both(
      () => run.vault.draftFile(path),
      () => {
        run.model.refuseDraft(path, false);
      },
    );
    await both?.real.write(bytesOf(content));
    await both?.real.abort();
  },

  edit: async (run, { path, create }) => {
    const both = await run.both(
      () => run.vault.editFile(path, { create }),
      () => {
        if (create && run.model.find(path) === null) run.model.write(path, new Uint8Array(), null);
        return run.model.file(path);
      },
    );
    if (both) run.addEditor({ editor: both.real, file: both.ideal });
  },

  "edit-write": async (run, { slot, position, content }) => {
    const open = run.editor(slot);
    if (!open) return;
    const bytes = bytesOf(content);
    await open.editor.write(position, bytes);
    open.file.edited = overlaid(open.file.edited ?? open.file.bytes, position, bytes);
  },

  "edit-append": async (run, { slot, content }) => {
    const open = run.editor(slot);
    if (!open) return;
    const old = open.file.edited ?? open.file.bytes;
    const bytes = bytesOf(content);
    const position = await open.editor.append(bytes);
    sameBytes(Uint8Array.of(position), Uint8Array.of(old.length), "position of an append");
    open.file.edited = overlaid(old, old.length, bytes);
  },

  "edit-truncate": async (run, { slot, size }) => {
    const open = run.editor(slot);
    if (!open) return;
    const old = open.file.edited ?? open.file.bytes;
    await open.editor.truncate(size);
    if (size !== old.length) open.file.edited = resized(old, size);
  },

  "edit-read": async (run, { slot, start, length }) => {
    const open = run.editor(slot);
    if (!open) return;
    const content = open.file.edited ?? open.file.bytes;
    const wanted = content.slice(start, start + length);
    sameBytes(await open.editor.read(start, length), wanted, "read of an editor");
  },

  "edit-flush": async (run, { slot }) => {
    const open = run.editor(slot);
    if (!open) return;
    await open.editor.flush();
    flushModel(open.file);
  },

  "edit-close": async (run, { slot }) => {
    const open = run.editor(slot);
    if (open) await run.closeEditor(open);
  },

  open: async (run, { path }) => {
    const both = await run.both(
      () => run.vault.openFile(path),
      () => run.model.file(path),
    );
    if (both) run.addReader({ reader: both.real, bytes: both.ideal.bytes });
  },

  read: async (run, { slot, start, length }) => {
    const open = run.reader(slot);
    if (!open) return;
    const wanted = open.bytes.slice(start, start + length);
    sameBytes(await open.reader.read(start, length), wanted, "read");
  },

  close: async (run, { slot }) => {
    const open = run.reader(slot);
    if (open) await run.closeReader(open);
  },

  move: async (run, { from, to, replace }) => {
    if (isTooLarge(run, from, to)) return;
    if (replace && nodeAt(run, from) !== nodeAt(run, to)) {
      await run.closeEditorsIn(fileAt(run, to));
    }
    await run.both(
      () => run.vault.move(from, to, { replace }),
      () => {
        run.model.move(from, to, replace);
      },
    );
  },

  copy: async (run, { from, to }) => {
    if (isTooLarge(run, from, to)) return;
    await run.both(
      () => run.vault.copy(from, to),
      () => {
        run.model.copy(from, to);
      },
    );
  },

  link: async (run, { path, target }) => {
    await run.both(
      () => run.vault.makeLink(path, target),
      () => {
        run.model.makeLink(path, target);
      },
    );
  },

  touch: async (run, { path, modifiedMs }) => {
    const both = await run.both(
      () => run.vault.setModified(path, modifiedMs),
      () => run.model.get(path),
    );
    if (both?.ideal.kind === "file") both.ideal.modifiedMs = modifiedMs;
  },

  mkdir: async (run, { path }) => {
    await run.both(
      () => run.vault.makeDirectory(path),
      () => {
        run.model.makeDirectory(path);
      },
    );
  },

  remove: async (run, { path }) => {
    await run.closeEditorsIn(fileAt(run, path));
    await run.both(
      () => run.vault.removeFile(path),
      () => {
        run.model.removeFile(path);
      },
    );
  },

  rmdir: async (run, { path }) => {
    await run.both(
      () => run.vault.removeDirectory(path),
      () => {
        run.model.removeDirectory(path);
      },
    );
  },

  "remove-tree": async (run, { path }) => {
    if (path !== "/") await run.closeEditorsIn(nodeAt(run, path));
    await run.both(
      () => run.vault.removeTree(path),
      () => {
        run.model.removeTree(path);
      },
    );
  },

  list: async (run, { path }) => {
    const both = await run.both(
      () => run.vault.list(path),
      () => run.model.directory(path),
    );
    if (both) compareList(both.real, both.ideal);
  },

  stat: async (run, { path }) => {
    const both = await run.both(
      () => run.vault.stat(path),
      () => run.model.get(path),
    );
    if (both) compareEntry(both.real, parsePath(path).at(-1) ?? "", both.ideal);
  },

  "read-link": async (run, { path }) => {
    const both = await run.both(
      () => run.vault.readLink(path),
      () => run.model.readLink(path),
    );
    if (both) sameText(both.real, both.ideal);
  },

  resolve: async (run, { path }) => {
    const both = await run.both(
      () => run.vault.resolveLinks(path),
      () => run.model.resolveLinks(path),
    );
    if (both) sameText(both.real, both.ideal);
  },

  flush: (run) => run.vault.flush(),
  reopen: (run) => run.reopen(),
};

/** `null` if there is nothing, or nothing that can be reached. */
/** @returns `null` also if no path can be that */
export function nodeAt(run: ModelRun, path: string): ModelNode | null {
  try {
    return run.model.find(path);
  } catch {
    return null;
  }
}

function fileAt(run: ModelRun, path: string): ModelNode | null {
  const node = nodeAt(run, path);
  return node?.kind === "file" ? node : null;
}

function isTooLarge(run: ModelRun, from: string, to: string): boolean {
  const node = nodeAt(run, from);
  return (
    node !== null && (countOf(node) > MOST_NODES || depthOf(node) + to.split("/").length > DEEPEST)
  );
}

function depthOf(node: ModelNode): number {
  if (node.kind !== "directory") return 1;
  return 1 + Math.max(0, ...[...node.children.values()].map(depthOf));
}

function inPieces(bytes: Uint8Array, count: number): readonly Uint8Array[] {
  const length = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * length, (i + 1) * length));
}

function resized(bytes: Uint8Array, size: number): Uint8Array {
  const copy = new Uint8Array(size);
  copy.set(bytes.subarray(0, size));
  return copy;
}

function overlaid(bytes: Uint8Array, position: number, more: Uint8Array): Uint8Array {
  const copy = resized(bytes, Math.max(bytes.length, position + more.length));
  copy.set(more, position);
  return copy;
}
