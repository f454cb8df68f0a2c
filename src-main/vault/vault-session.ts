/** The {@link Vault} over an {@link Engine}: paths are parsed and the state checked here, the work is done next door. */

import { pathError } from "../base/vault-error.ts";
import { findEntry, setModified, statEntry, statRoot } from "./attributes.ts";
import { copy } from "./copy.ts";
import { makeDirectory, removeDirectory } from "./directories.ts";
import { EditedFiles } from "./edited-files.ts";
import type { Engine } from "./engine.ts";
import { tellFailure } from "./events/tell-failure.ts";
import { editFile } from "./file-editor.ts";
import { openReader } from "./file-reader.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { LeftoverCleaner } from "./leftovers/leftover-cleaner.ts";
import type { Writers } from "./leftovers/writers.ts";
import { makeLink, readLink, resolveLinks } from "./links.ts";
import { listDirectory, listInParts } from "./list-directory.ts";
import { move } from "./move.ts";
import { removeFile, removeVersion } from "./remove.ts";
import { removeTree } from "./remove-tree.ts";
import { draftFile, putWhole } from "./replace-file.ts";
import { resolveExisting } from "./resolve.ts";
import { openNote, sealNote } from "./sealed-note.ts";
import type { Entry, FileReader, Vault } from "./vault.ts";
import { formatPath, parseLocated, parsePath } from "./vault-path.ts";

/** What is behind each open vault; gone with it. */
const engines = new WeakMap<Vault, Engine>();

export interface SessionOptions {
  readonly writers?: Writers | undefined;
  /** Runs once the vault is locked and none of its drafts is left. */
  readonly onLeft?: (() => Promise<void>) | undefined;
}

export function vaultSession(engine: Engine, options: SessionOptions = {}): Vault {
  const edited = new EditedFiles();
  const vault: Vault = {
    ...readingSide(engine),
    ...writingSide(engine, edited),
    info: {
      cipher: engine.config.cipherCombo,
      shorteningThreshold: engine.config.shorteningThreshold,
      readOnly: engine.readOnly,
    },
    statistics: engine.statistics,
    flush: () => engine.run(() => engine.flushes.drain()),
    lock: async () => {
      if (await engine.lock()) await options.onLeft?.();
    },
  };
  engines.set(vault, engine);
  const leftovers = new LeftoverCleaner(engine, options.writers);
  engine.setWatcher({
    onFailure: (failure) => {
      void tellFailure(engine, failure);
    },
    fileMoved: (from, to, path) => edited.moved(from, to, path),
    draftsSeen: (folder, names) => {
      leftovers.noticed(folder, names);
    },
  });
  return vault;
}

/**
 * The disk and the keys behind an open vault, for the parts of the engine that look below it.
 *
 * @throws TypeError if `vault` is not as `openVault` returned it
 */
export function engineOf(vault: Vault): Engine {
  const engine = engines.get(vault);
  if (engine === undefined) throw new TypeError("not a vault of this engine");
  return engine;
}

type Reading =
  | "stat"
  | "find"
  | "list"
  | "listInParts"
  | "openFile"
  | "readLink"
  | "resolveLinks"
  | "space"
  | "sealNote"
  | "openNote";

function readingSide(engine: Engine): Pick<Vault, Reading> {
  return {
    stat: (path) =>
      engine.run(async () =>
        parsePath(path).length === 0
          ? statRoot(engine)
          : statEntry(engine, parseLocated(path, "name-invalid")),
      ),
    find: (path) =>
      engine.run(async () => {
        if (parsePath(path).length === 0) return statRoot(engine);
        const entry = await findEntry(engine, parseLocated(path, "name-invalid"));
        if (entry === null) await engine.assertFolderThere();
        return entry;
      }),
    list: (path) => engine.run(async () => listDirectory(engine, parsePath(path))),
    listInParts: (path) => partsOf(engine, path),
    openFile: (path) => engine.run(() => openFile(engine, path)),
    readLink: (path) =>
      engine.run(async () => readLink(engine, parseLocated(path, "is-a-directory"))),
    resolveLinks: (path) =>
      engine.run(async () => formatPath(await resolveLinks(engine, parsePath(path)))),
    space: () => engine.run(() => engine.storage.space()),
    sealNote: (purpose, bytes) => engine.run(async () => sealNote(engine, purpose, bytes)),
    openNote: (purpose, sealed) => engine.run(async () => openNote(engine, purpose, sealed)),
  };
}

/** Each part is an operation of its own. */
async function* partsOf(
  engine: Engine,
  path: string,
): AsyncGenerator<readonly Entry[], void, void> {
  const parts = listInParts(engine, parsePath(path));
  for (;;) {
    const { done, value } = await engine.run(() => parts.next());
    if (done === true) return;
    yield value;
  }
}

function writingSide(
  engine: Engine,
  edited: EditedFiles,
): Omit<Vault, Reading | "info" | "statistics" | "flush" | "lock"> {
  const write = <T>(path: string, work: () => Promise<T>): Promise<T> =>
    engine.runWrite(path, work);
  return {
    draftFile: (path, options = {}) =>
      write(path, async () => draftFile(engine, parseLocated(path, "is-a-directory"), options)),
    putFile: (path, bytes, options = {}) =>
      write(path, async () =>
        putWhole(engine, parseLocated(path, "is-a-directory"), bytes, options),
      ),
    editFile: (path, options = {}) =>
      write(path, async () =>
        editFile(engine, edited, parseLocated(path, "is-a-directory"), options),
      ),
    makeDirectory: (path) =>
      write(path, async () => makeDirectory(engine, parseLocated(path, "already-exists"))),
    removeFile: (path) =>
      write(path, async () => removeFile(engine, parseLocated(path, "is-a-directory"))),
    removeVersion: (path, revision) =>
      write(path, async () =>
        removeVersion(engine, parseLocated(path, "is-a-directory"), revision),
      ),
    removeDirectory: (path) =>
      write(path, async () => removeDirectory(engine, parseLocated(path, "name-invalid"))),
    removeTree: (path) =>
      write(path, async () => removeTree(engine, parseLocated(path, "name-invalid"))),
    move: (from, to, options = {}) =>
      write(from, async () => moveAny(engine, edited, from, to, options.replace ?? false)),
    copy: (from, to) =>
      write(to, async () =>
        copy(engine, parseLocated(from, "name-invalid"), parseLocated(to, "already-exists")),
      ),
    makeLink: (path, target) =>
      write(path, async () => makeLink(engine, parseLocated(path, "already-exists"), target)),
    setModified: (path, modifiedMs) =>
      write(path, async () =>
        parsePath(path).length === 0
          ? engine.storage.setModified(engine.root.contentPath, modifiedMs)
          : setModified(engine, parseLocated(path, "name-invalid"), modifiedMs),
      ),
  };
}

async function moveAny(
  engine: Engine,
  edited: EditedFiles,
  from: string,
  to: string,
  replace: boolean,
): Promise<void> {
  const target = parseLocated(to, "already-exists");
  await move(engine, parseLocated(from, "name-invalid"), target, {
    replace,
    onFileMoved: (before, after) => edited.moved(before, after, target.path),
  });
}

async function openFile(engine: Engine, path: string): Promise<FileReader> {
  const located = parseLocated(path, "is-a-directory");
  const { node } = await resolveExisting(engine, located);
  if (node.kind === "directory") throw pathError("is-a-directory", located.path);
  if (node.kind === "symlink") throw pathError("is-not-a-file", located.path);
  return inTermsOf(located.path, async () =>
    openReader(
      engine,
      await engine.storage.open(node.dataPath, "read"),
      located.name,
      located.path,
    ),
  );
}
