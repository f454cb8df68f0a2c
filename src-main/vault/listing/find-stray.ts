import { isFailure } from "../../base/vault-error.ts";
import type { Directory } from "../directory.ts";
import type { Engine } from "../engine.ts";
import type { Stray } from "./node-reading.ts";
import type { StrayRecord } from "./stray-index.ts";
import { surveyDirectory } from "./survey-directory.ts";

/**
 * The odd node that is listed under a name, asked for when nothing lies where
 * the name leads. What the last survey of the directory said is believed for a
 * moment; after that one look tells whether the directory has changed since.
 *
 * @returns `undefined` if there is none
 */
export async function findStray(
  engine: Engine,
  directory: Directory,
  name: string,
): Promise<Stray | undefined> {
  const record = await currentRecord(engine, directory);
  return record?.byName.get(name);
}

/** `undefined` if the directory has no content directory. */
async function currentRecord(
  engine: Engine,
  directory: Directory,
): Promise<StrayRecord | undefined> {
  const known = engine.strays.get(directory.id);
  if (known && engine.world.now() < known.goodUntilMs) return known;
  if (known?.isSettled) {
    const stat = await engine.storage.find(directory.contentPath);
    if (stat?.revision === known.revision) return known;
  }
  try {
    return await engine.strays.renew(
      directory.id,
      async () => (await surveyDirectory(engine, directory, { looksInside: !known })).record,
    );
  } catch (error) {
    if (isFailure(error, "not-found") || isFailure(error, "is-not-a-directory")) return undefined;
    throw error;
  }
}
