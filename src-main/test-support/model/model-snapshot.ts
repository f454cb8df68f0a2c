import { fileState, type Snapshot } from "../proof/snapshot.ts";
import type { ModelDirectory, ModelFile } from "./model-vault.ts";

/** The state of a path as a snapshot of a vault has it, and the file if it is one. */
interface ModelState {
  readonly state: string;
  readonly file: ModelFile | null;
}

/** The same as a snapshot of a vault. */
export function modelStates(directory: ModelDirectory): Snapshot {
  return new Map([...modelSnapshot(directory)].map(([path, { state }]) => [path, state]));
}

/** What everybody but the editors sees. */
export function modelSnapshot(
  directory: ModelDirectory,
  path = "",
  found = new Map<string, ModelState>(),
): ReadonlyMap<string, ModelState> {
  for (const [name, node] of directory.children) {
    const child = `${path}/${name}`;
    switch (node.kind) {
      case "file":
        found.set(child, { state: fileState(node.bytes), file: node });
        break;
      case "symlink":
        found.set(child, { state: `link ${node.target}`, file: null });
        break;
      case "directory":
        found.set(child, { state: "directory", file: null });
        modelSnapshot(node, child, found);
    }
  }
  return found;
}
