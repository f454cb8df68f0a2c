/**
 * A storage whose every single step can be seen, failed or stopped by a test.
 *
 * A step is one call of the port; those on an open file begin with `file.`.
 */

import type { OpenMode, Storage, StorageFile } from "../../storage/storage.ts";

type FileStep = `file.${Exclude<keyof StorageFile, symbol>}`;

export interface StorageStep {
  readonly name: keyof Storage | FileStep;
  /** Relative to the vault folder. */
  readonly path: string;
  /** True if the disk looks different afterwards, or could: another reader might notice. */
  readonly isChange: boolean;
  /** Does the first half of a write and no more, as a process that dies in the middle of it. */
  readonly half?: () => Promise<void>;
}

/** Runs one step, or does something else instead. */
export type Interceptor = <T>(step: StorageStep, run: () => Promise<T>) => Promise<T>;

const changes: ReadonlySet<string> = new Set<keyof Storage>([
  "makeDirectory",
  "removeDirectory",
  "removeFile",
  "rename",
  "link",
  "clone",
  "setModified",
]);

export function interceptedStorage(inner: Storage, intercept: Interceptor): Storage {
  const step = <T>(name: keyof Storage, path: string, run: () => Promise<T>): Promise<T> =>
    intercept({ name, path, isChange: changes.has(name) }, run);

  return {
    stat: (path) => step("stat", path, () => inner.stat(path)),
    find: (path) => step("find", path, () => inner.find(path)),
    findInside: (folder, names) =>
      step("findInside", folder, () => inner.findInside(folder, names)),
    findEach: (paths) => step("findEach", paths.at(-1) ?? "", () => inner.findEach(paths)),
    list: (path) => step("list", path, () => inner.list(path)),
    open: (path, mode) => openIntercepted(inner, intercept, path, mode),
    read: (path, maxBytes) => step("read", path, () => inner.read(path, maxBytes)),
    makeDirectory: (path) => step("makeDirectory", path, () => inner.makeDirectory(path)),
    removeDirectory: (path) => step("removeDirectory", path, () => inner.removeDirectory(path)),
    removeFile: (path) => step("removeFile", path, () => inner.removeFile(path)),
    rename: (from, to) => step("rename", from, () => inner.rename(from, to)),
    link: (from, to) => step("link", from, () => inner.link(from, to)),
    clone: (from, to) => step("clone", from, () => inner.clone(from, to)),
    setModified: (path, modifiedMs) =>
      step("setModified", path, () => inner.setModified(path, modifiedMs)),
    syncDirectory: (path) => step("syncDirectory", path, () => inner.syncDirectory(path)),
    isReadOnly: () => step("isReadOnly", "", () => inner.isReadOnly()),
    space: () => step("space", "", () => inner.space()),
  };
}

async function openIntercepted(
  inner: Storage,
  intercept: Interceptor,
  path: string,
  mode: OpenMode,
): Promise<StorageFile> {
  const opening: StorageStep = { name: "open", path, isChange: mode === "create" };
  const file = await intercept(opening, () => inner.open(path, mode));
  const step = <T>(name: keyof StorageFile, run: () => Promise<T>): Promise<T> =>
    intercept({ name: `file.${name}`, path, isChange: name === "truncate" }, run);

  return {
    read: (target, position) => step("read", () => file.read(target, position)),
    write: (bytes, position) => {
      const half = () => file.write(bytes.subarray(0, bytes.length >> 1), position);
      const writing: StorageStep = { name: "file.write", path, isChange: true, half };
      return intercept(writing, () => file.write(bytes, position));
    },
    truncate: (size) => step("truncate", () => file.truncate(size)),
    stat: () => step("stat", () => file.stat()),
    setModified: (modifiedMs) => step("setModified", () => file.setModified(modifiedMs)),
    sync: () => step("sync", () => file.sync()),
    close: () => step("close", () => file.close()),
  };
}
