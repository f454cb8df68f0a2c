/** Editors: handles on the {@link SharedFile} of a path, which lives as long as one of them is open. */

import { pathError } from "../base/vault-error.ts";
import type { EditedFiles, EditorShare } from "./edited-files.ts";
import type { Closable, Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import type { Place } from "./place.ts";
import { draftFile } from "./replace-file.ts";
import { resolvePlace } from "./resolve.ts";
import { SharedFile } from "./shared-file.ts";
import type { EditOptions, FileEditor } from "./vault.ts";
import type { Located } from "./vault-path.ts";

/** @throws VaultError `not-found`, `is-a-directory`, `is-not-a-file`, `tampered`, `broken-node` */
export async function editFile(
  engine: Engine,
  edited: EditedFiles,
  located: Located,
  options: EditOptions,
): Promise<FileEditor> {
  const { place, dataPath } = await existingFile(engine, located, options);
  const share = await edited.acquire(place, () =>
    inTermsOf(located.path, () => SharedFile.open(engine, { place, path: located.path }, dataPath)),
  );
  try {
    return editorOf(engine, share);
  } catch (error) {
    await share.release();
    throw error;
  }
}

function editorOf(engine: Engine, { file, release }: EditorShare): FileEditor {
  let isOpen = true;
  const closable: Closable = { close };

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    engine.release(closable);
    await release();
  }

  engine.hold(closable);
  return {
    get size() {
      return file.size;
    },
    read: (start, length) => file.read(start, length),
    write: (position, bytes) => file.write(position, bytes),
    append: (bytes) => file.append(bytes),
    truncate: (size) => file.truncate(size),
    flush: () => file.flush(),
    close,
  };
}

async function existingFile(
  engine: Engine,
  located: Located,
  options: EditOptions,
): Promise<{ place: Place; dataPath: string }> {
  const { place, node } = await resolvePlace(engine, located);
  if (node === null) {
    if (options.create !== true) throw pathError("not-found", located.path);
    await makeEmptyFile(engine, located);
    return existingFile(engine, located, {});
  }
  if (node.kind === "directory") throw pathError("is-a-directory", located.path);
  if (node.kind === "symlink") throw pathError("is-not-a-file", located.path);
  if (node.kind === "broken") throw pathError(node.reason, located.path);
  return { place, dataPath: node.dataPath };
}

async function makeEmptyFile(engine: Engine, located: Located): Promise<void> {
  const draft = await draftFile(engine, located, {});
  await draft.commit();
}
