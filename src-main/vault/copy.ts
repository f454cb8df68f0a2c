/**
 * Copying files, links and trees inside the vault.
 *
 * Content is decrypted and encrypted anew: what is damaged fails instead of
 * being multiplied, and nobody who sees the ciphertext can tell that two files
 * are equal.
 */

import { pathError } from "../base/vault-error.ts";
import { setModified, statEntry } from "./attributes.ts";
import { makeDirectory } from "./directories.ts";
import type { Engine } from "./engine.ts";
import { openReader } from "./file-reader.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { makeLink, readLink } from "./links.ts";
import { listDirectory } from "./list-directory.ts";
import { draftFile } from "./replace-file.ts";
import { resolveExisting, resolvePlace } from "./resolve.ts";
import { formatPath, isWithin, type Located } from "./vault-path.ts";

/** Bytes that are read and written at a time. */
const COPY_BYTES = 1_048_576;

/** @throws VaultError `already-exists`, `into-itself`, `name-too-long` */
export async function copy(engine: Engine, from: Located, to: Located): Promise<void> {
  if (isWithin([...to.parent, to.name], [...from.parent, from.name])) {
    throw pathError("into-itself", from.path);
  }
  const { node } = await resolvePlace(engine, to);
  if (node !== null) throw pathError("already-exists", to.path);
  await copyAny(engine, from, to);
}

async function copyAny(engine: Engine, from: Located, to: Located): Promise<void> {
  const { node } = await resolveExisting(engine, from);
  switch (node.kind) {
    case "file":
      return copyFile(engine, from, to, node.dataPath);
    case "symlink":
      return makeLink(engine, to, await readLink(engine, from));
    case "directory":
      return copyDirectory(engine, from, to);
  }
}

async function copyDirectory(engine: Engine, from: Located, to: Located): Promise<void> {
  const source = [...from.parent, from.name];
  const target = [...to.parent, to.name];
  const { modifiedMs } = await statEntry(engine, from);
  const entries = await listDirectory(engine, source);
  await makeDirectory(engine, to);
  for (const { name } of entries) {
    await copyAny(
      engine,
      { parent: source, name, path: formatPath([...source, name]) },
      { parent: target, name, path: formatPath([...target, name]) },
    );
  }
  await setModified(engine, to, modifiedMs);
}

async function copyFile(
  engine: Engine,
  from: Located,
  to: Located,
  dataPath: string,
): Promise<void> {
  const file = await inTermsOf(from.path, () => engine.storage.open(dataPath, "read"));
  const reader = await openReader(engine, file, from.name, from.path);
  try {
    const { modifiedMs } = reader.entry;
    const draft = await draftFile(engine, to, { exclusive: true, modifiedMs });
    try {
      for (let position = 0; position < reader.size; position += COPY_BYTES) {
        await draft.write(await reader.read(position, COPY_BYTES));
      }
    } catch (error) {
      await draft.abort();
      throw error;
    }
    await draft.commit();
  } finally {
    await reader.close();
  }
}
