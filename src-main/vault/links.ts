/**
 * Symbolic links: made, read, and followed inside the vault only.
 *
 * The target is a text that whoever has the key stored; it is encrypted like
 * the content of a file. Source: docs/vault-format.md §11.
 */

import { pathError } from "../base/vault-error.ts";
import { fromUtf8, utf8 } from "../crypto/encoding.ts";
import { directoryOf } from "./directory-of.ts";
import type { Engine } from "./engine.ts";
import { DraftContent } from "./file-draft.ts";
import { openReader } from "./file-reader.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { LINK_FILE } from "./node.ts";
import { makeNodeDirectory } from "./node-directory.ts";
import { lookUp, resolveExisting, resolveForWriting, resolvePlace } from "./resolve.ts";
import { formatPath, type Located, type Segments } from "./vault-path.ts";

/** Bytes of the longest target (§11). */
const MAX_TARGET = 32_767;

/** Links that are followed on the way to one file before it counts as a loop; as Linux does. */
const MOST_LINKS = 40;

/** @throws VaultError `is-not-a-link`, `tampered` */
export async function readLink(engine: Engine, located: Located): Promise<string> {
  const { node } = await resolveExisting(engine, located);
  if (node.kind !== "symlink") throw pathError("is-not-a-link", located.path);
  return inTermsOf(located.path, () => readTarget(engine, node.dataPath, located.path));
}

async function readTarget(engine: Engine, dataPath: string, path: string): Promise<string> {
  const file = await engine.storage.open(dataPath, "read");
  const reader = await openReader(engine, file, "", path);
  try {
    if (reader.size > MAX_TARGET) throw pathError("tampered", path);
    const target = fromUtf8(await reader.read(0, MAX_TARGET));
    if (target === null || target === "") throw pathError("tampered", path);
    return target;
  } finally {
    await reader.close();
  }
}

/** @throws VaultError `already-exists`, `link-target-invalid`, `name-too-long` */
export async function makeLink(engine: Engine, located: Located, target: string): Promise<void> {
  const bytes = utf8(target);
  if (bytes.length === 0 || bytes.length > MAX_TARGET || target.includes("\0")) {
    throw pathError("link-target-invalid", located.path);
  }
  const { place } = await resolveForWriting(engine, located);
  await engine.mutex.run([place.directory.id], async () => {
    const found = await resolvePlace(engine, located);
    if (found.node !== null) throw pathError("already-exists", located.path);
    await inTermsOf(located.path, () =>
      makeNodeDirectory(engine, found.place, (folder) => writeTarget(engine, folder, bytes)),
    );
  });
}

async function writeTarget(engine: Engine, folder: string, bytes: Uint8Array): Promise<void> {
  const draft = await DraftContent.open(engine, folder);
  try {
    await draft.write(bytes);
    await draft.finish(engine.uniqueNow(), true);
    await engine.storage.rename(draft.storagePath, `${folder}/${LINK_FILE}`);
    draft.keep();
  } finally {
    await draft.close();
  }
}

/**
 * Follows every link in a path, as if the vault were the whole file system.
 *
 * @returns a path without links; its last segment need not exist
 * @throws VaultError `link-loop`, `not-found`
 */
export async function resolveLinks(engine: Engine, segments: Segments): Promise<Segments> {
  const asked = formatPath(segments);
  let todo = [...segments];
  let done: string[] = [];
  let directory = engine.root;
  let followed = 0;

  function restart(target: Segments): void {
    todo = [...target, ...todo];
    done = [];
    directory = engine.root;
  }

  for (let name = todo.shift(); name !== undefined; name = todo.shift()) {
    const path = formatPath([...done, name]);
    const { node } = await lookUp(engine, directory, name, path);
    if (node?.kind === "symlink") {
      followed += 1;
      if (followed > MOST_LINKS) throw pathError("link-loop", asked);
      const target = await inTermsOf(path, () => readTarget(engine, node.dataPath, path));
      restart(targetSegments(done, target, asked));
      continue;
    }
    done.push(name);
    if (todo.length === 0) break;
    if (node?.kind !== "directory")
      throw pathError(node ? "is-not-a-directory" : "not-found", path);
    directory = await directoryOf(engine, directory, name, node, path);
  }
  return done;
}

/** Where a link in the directory `from` points to. @throws VaultError `not-found` if that is outside the vault */
function targetSegments(from: Segments, target: string, asked: string): Segments {
  const segments = target.startsWith("/") ? [] : [...from];
  for (const part of target.normalize("NFC").split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") segments.push(part);
    else if (segments.pop() === undefined) throw pathError("not-found", asked);
  }
  return segments;
}
