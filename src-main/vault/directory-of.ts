import { pathError } from "../base/vault-error.ts";
import { contentDirectory, MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import type { Directory } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import type { Node } from "./node.ts";

/**
 * The directory that a directory node stands for.
 *
 * @throws VaultError `broken-node` if its id is empty (it would alias the root), too long or no
 *   text, or that of a directory it lies in: whoever owns the cloud could make a path endless
 */
export async function directoryOf(
  engine: Engine,
  parent: Directory,
  name: string,
  node: Extract<Node, { dataPath: string }>,
  path: string,
): Promise<Directory> {
  const { revision } = node.stat;
  const known = engine.directories.get(parent.id, name);
  if (known?.revision === revision && known.dataPath === node.dataPath) {
    return below(parent, known.directory, path);
  }

  const bytes = await inTermsOf(path, () =>
    engine.storage.read(node.dataPath, MAX_DIRECTORY_ID + 1),
  );
  const id = parseDirectoryId(bytes);
  if (id === null) throw pathError("broken-node", path);
  const directory = { id, contentPath: contentDirectory(engine.key, id) };
  engine.directories.set(parent.id, name, { directory, dataPath: node.dataPath, revision });
  return below(parent, directory, path);
}

/** `directory` as it is reached through `parent`. @throws VaultError `broken-node` if that leads in a circle */
export function below(parent: Directory, directory: Directory, path: string): Directory {
  for (let above: Directory | undefined = parent; above; above = above.parent) {
    if (above.id === directory.id) throw pathError("broken-node", path);
  }
  return { ...directory, parent };
}
