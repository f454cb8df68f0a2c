import { memoryStorage } from "../../storage/memory-storage.ts";
import type { Storage, StorageFile } from "../../storage/storage.ts";
import { DurableFile, DurableFolder, DurableTree } from "./durable-tree.ts";

/** A disk whose power can be cut. */
export interface PowerLossDisk {
  /** What the running system sees. */
  readonly storage: Storage;
  /**
   * Cuts the power; the disk is of no use afterwards.
   *
   * @param isKept - asked for every change that was not flushed
   * @returns what is found at the next start
   */
  cut(isKept: () => boolean): Promise<Storage>;
}

export function powerLossDisk(): PowerLossDisk {
  const live = memoryStorage();
  const tree = new DurableTree();
  const storage: Storage = {
    ...live,
    ...recordedNames(live, tree),
    open: async (path, mode) => {
      const file = await live.open(path, mode);
      if (mode === "create") tree.put(path, new DurableFile());
      return recordedFile(file, tree.file(path));
    },
    // Most disks cannot, and one that can shares blocks that have reached it already.
    clone: async () => false,
    syncDirectory: async (path) => {
      await live.syncDirectory(path);
      tree.sync(path);
    },
  };
  return {
    storage,
    cut: async (isKept) => {
      const found = memoryStorage();
      await restore(tree.cut(isKept), found, "", isKept);
      return found;
    },
  };
}

type NameSteps = "makeDirectory" | "removeDirectory" | "removeFile" | "rename" | "link";

/** The steps that change names: done first, so that only what succeeded is recorded. */
function recordedNames(live: Storage, tree: DurableTree): Pick<Storage, NameSteps> {
  return {
    makeDirectory: async (path) => {
      await live.makeDirectory(path);
      tree.put(path, new DurableFolder());
    },
    removeDirectory: async (path) => {
      await live.removeDirectory(path);
      tree.remove(path);
    },
    removeFile: async (path) => {
      await live.removeFile(path);
      tree.remove(path);
    },
    rename: async (from, to) => {
      await live.rename(from, to);
      if (from !== to) tree.rename(from, to);
    },
    link: async (from, to) => {
      await live.link(from, to);
      tree.put(to, tree.at(from));
      return true;
    },
  };
}

function recordedFile(file: StorageFile, durable: DurableFile): StorageFile {
  return {
    ...file,
    write: async (bytes, position) => {
      await file.write(bytes, position);
      durable.write(position, bytes);
    },
    truncate: async (size) => {
      await file.truncate(size);
      durable.resize(size);
    },
    sync: async () => {
      await file.sync();
      durable.sync();
    },
  };
}

async function restore(
  folder: DurableFolder,
  storage: Storage,
  path: string,
  isKept: () => boolean,
): Promise<void> {
  for (const [name, { node }] of folder.names) {
    const child = path === "" ? name : `${path}/${name}`;
    if (node instanceof DurableFolder) {
      await storage.makeDirectory(child);
      await restore(node, storage, child, isKept);
    } else if (node !== null) {
      const file = await storage.open(child, "create");
      await file.write(node.after(isKept), 0);
      await file.close();
    }
  }
}
