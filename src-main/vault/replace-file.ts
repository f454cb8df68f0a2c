/**
 * Whole-file replacement: from the first byte of a new version to the rename
 * that puts it in place. Whatever happens in between, the old version is there.
 */

import { failureOf, pathError } from "../base/vault-error.ts";
import type { Engine } from "./engine.ts";
import { fileEntry } from "./entry.ts";
import { DraftContent } from "./file-draft.ts";
import { flushFile } from "./flush-queue.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { CONTENTS_FILE, type Node } from "./node.ts";
import { makeNodeDirectory, restoreLongName } from "./node-directory.ts";
import type { Place } from "./place.ts";
import { type Found, resolveForWriting, resolvePlace } from "./resolve.ts";
import type { DraftOptions, Entry, FileDraft } from "./vault.ts";
import type { Located } from "./vault-path.ts";

/** @throws VaultError `is-a-directory`, `is-not-a-file`, `already-exists` (exclusive), `name-too-long` */
export async function draftFile(
  engine: Engine,
  located: Located,
  options: DraftOptions,
): Promise<FileDraft> {
  const { place, node } = await resolveForWriting(engine, located);
  refuseReplacing(node, options, located.path);
  const content = await inTermsOf(located.path, () =>
    DraftContent.open(engine, place.directory.contentPath),
  );

  /** After any failure the draft is gone, and the failure is told in cleartext. */
  async function step<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await engine.run(() => inTermsOf(located.path, work));
    } catch (error) {
      await discard(content, error);
      throw error;
    }
  }

  return {
    write: (bytes) => step(() => content.write(bytes)),
    commit: () => step(() => finishDraft(engine, { located, place, node }, content, options)),
    abort: () => content.close(),
  };
}

/**
 * A draft that is written and committed at once: for content that is in memory.
 *
 * @throws as {@link draftFile} and its commit; nothing is left then
 */
export async function putWhole(
  engine: Engine,
  located: Located,
  bytes: Uint8Array,
  options: DraftOptions,
): Promise<Entry> {
  const { place, node } = await resolveForWriting(engine, located);
  refuseReplacing(node, options, located.path);
  return inTermsOf(located.path, async () => {
    const content = await DraftContent.open(engine, place.directory.contentPath);
    try {
      await content.writeWhole(bytes);
      return await finishDraft(engine, { located, place, node }, content, options);
    } catch (error) {
      await discard(content, error);
      throw error;
    }
  });
}

interface Replacing extends Found {
  readonly located: Located;
}

async function finishDraft(
  engine: Engine,
  { located, place, node }: Replacing,
  content: DraftContent,
  options: DraftOptions,
): Promise<Entry> {
  // What replaces an older version is flushed before it does; what is new may wait a moment.
  const isFlushed = node !== null;
  await content.finish(options.modifiedMs ?? engine.uniqueNow(), isFlushed);
  const draft = { path: content.storagePath, directoryId: place.directory.id, isFlushed };
  const entry = await commit(engine, located, draft, options);
  content.keep();
  return entry;
}

/** Removes what is left of a draft after `error`; what cannot be removed is a leftover that every client ignores. */
async function discard(content: DraftContent, error: unknown): Promise<void> {
  try {
    await content.close();
  } catch (closing) {
    if (failureOf(closing).kind === "unexpected") {
      throw new AggregateError([error, closing], "a draft could not be discarded");
    }
  }
}

function refuseReplacing(node: Node | null, options: DraftOptions, path: string): void {
  if (node === null) return;
  if (node.kind === "directory") throw pathError("is-a-directory", path);
  if (options.exclusive === true) throw pathError("already-exists", path);
  if (node.kind === "symlink") throw pathError("is-not-a-file", path);
  if (node.kind === "broken") throw pathError(node.reason, path);
}

interface FinishedDraft {
  readonly path: string;
  /** Of the directory it was begun in. */
  readonly directoryId: string;
  readonly isFlushed: boolean;
}

/**
 * The place is looked up again: its directory may have been moved, or removed,
 * since the draft began. If the path leads elsewhere now, the commit follows.
 */
async function commit(
  engine: Engine,
  located: Located,
  draft: FinishedDraft,
  options: DraftOptions,
): Promise<Entry> {
  let { directoryId } = draft;
  for (;;) {
    const entry = await engine.mutex.run([directoryId], async () => {
      const { place, node } = await resolvePlace(engine, located);
      if (place.directory.id !== directoryId) {
        directoryId = place.directory.id;
        return null;
      }
      refuseReplacing(node, options, located.path);
      if (node !== null && !draft.isFlushed) await flushFile(engine.storage, draft.path);
      const isDurable = draft.isFlushed || node !== null;
      const dataPath = await putInPlace(engine, place, node, draft.path, { isDurable });
      const stat = await engine.storage.stat(dataPath);
      return fileEntry(engine, located.name, stat, located.path);
    });
    if (entry !== null) return entry;
  }
}

/**
 * Renames a finished ciphertext file into its node.
 *
 * @param isDurable - flush the name too; otherwise name and content are left to the flush queue
 * @returns where it is now
 */
export async function putInPlace(
  engine: Engine,
  place: Place,
  node: Node | null,
  draftPath: string,
  { isDurable }: { readonly isDurable: boolean } = { isDurable: true },
): Promise<string> {
  engine.assertUnlocked();
  const { storage } = engine;
  const { contentPath } = place.directory;
  if (!place.isShortened) {
    await storage.rename(draftPath, place.nodePath);
    if (isDurable) await storage.syncDirectory(contentPath);
    else engine.flushes.add(place.nodePath, contentPath);
    return place.nodePath;
  }
  const dataPath = `${place.nodePath}/${CONTENTS_FILE}`;
  if (node !== null) {
    await restoreLongName(storage, place);
    await storage.rename(draftPath, dataPath);
    await storage.syncDirectory(place.nodePath);
    return dataPath;
  }
  await makeNodeDirectory(engine, place, async (folder) => {
    await storage.rename(draftPath, `${folder}/${CONTENTS_FILE}`);
  });
  if (!isDurable) engine.flushes.add(dataPath, place.nodePath);
  return dataPath;
}
