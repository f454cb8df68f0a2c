/**
 * Lists a directory: reads the names of its nodes and looks at each of them.
 * Nothing that one entry holds can end the listing of the others.
 *
 * A listing is also when conflict copies are resolved, as in the official
 * client: in a writable vault only. Source: docs/vault-format.md §7, §12.
 */

import { inParallel } from "../base/in-parallel.ts";
import { isFailure, pathError } from "../base/vault-error.ts";
import type { Directory } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { entryOf } from "./entry.ts";
import { tellOfNode } from "./events/tell-failure.ts";
import { resolveConflicts } from "./listing/resolve-conflicts.ts";
import { strayNode } from "./listing/stray-node.ts";
import { type Survey, surveyDirectory } from "./listing/survey-directory.ts";
import { type Node, nodeAt } from "./node.ts";
import { resolveDirectory } from "./resolve.ts";
import type { Entry } from "./vault.ts";
import { formatPath, type Segments } from "./vault-path.ts";

/** How many nodes are looked at at once. */
const PARALLEL = 16;

/** @throws VaultError `not-found`, `is-not-a-directory`, `broken-node` */
export async function listDirectory(engine: Engine, segments: Segments): Promise<readonly Entry[]> {
  const directory = await resolveDirectory(engine, segments);
  const survey = await settledSurvey(engine, directory, segments);
  const entries: Entry[] = [];

  async function add(name: string, nodeName: string, node: Node | null): Promise<void> {
    if (node === null) return;
    const path = formatPath([...segments, name]);
    const entry = await entryOf(engine, directory, name, node, path);
    if (entry.failure) {
      const nodePath = `${directory.contentPath}/${nodeName}`;
      // What others removed while we looked is not broken.
      if ((await engine.storage.find(nodePath)) === null) return;
      tellOfNode(engine, entry.failure, nodePath);
    }
    entries.push(entry);
  }

  await inParallel(survey.proper, PARALLEL, async ({ name, nodeName, isShortened }) => {
    const nodePath = `${directory.contentPath}/${nodeName}`;
    await add(name, nodeName, await nodeAt(engine, nodePath, isShortened));
  });
  await inParallel(survey.strays, PARALLEL, async (stray) => {
    await add(stray.name, stray.nodeName, await strayNode(engine, directory, stray));
  });
  return entries;
}

/** What the directory has once its conflicts are resolved. @throws VaultError `broken-node` if it has no content directory */
async function settledSurvey(
  engine: Engine,
  directory: Directory,
  segments: Segments,
): Promise<Survey> {
  try {
    const survey = await surveyDirectory(engine, directory);
    tellUnreadable(engine, directory, segments, survey);
    engine.draftsSeen(directory.contentPath, survey.drafts);
    if (engine.readOnly || survey.strays.length + survey.equal.length === 0) return survey;
    const hasChanged = await resolveConflicts(engine, directory, segments, survey);
    return hasChanged ? await surveyDirectory(engine, directory) : survey;
  } catch (error) {
    if (isFailure(error, "not-found") || isFailure(error, "is-not-a-directory")) {
      throw pathError("broken-node", formatPath(segments), { cause: error });
    }
    throw error;
  }
}

function tellUnreadable(
  engine: Engine,
  directory: Directory,
  segments: Segments,
  { unreadable }: Survey,
): void {
  for (const nodeName of unreadable) {
    engine.events.tell({
      kind: "name-not-decodable",
      path: formatPath(segments),
      ciphertextPath: `${directory.contentPath}/${nodeName}`,
    });
  }
}
