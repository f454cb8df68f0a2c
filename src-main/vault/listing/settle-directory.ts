/** Directories once their conflicts are resolved, as far as they can be: in a writable vault. */

import { isFailure, pathError } from "../../base/vault-error.ts";
import type { Directory } from "../directory.ts";
import type { Engine } from "../engine.ts";
import type { Place } from "../place.ts";
import type { Found } from "../resolve.ts";
import { formatPath, type Located, type Segments } from "../vault-path.ts";
import { hasCopiesInside } from "./copies-inside.ts";
import { resolveConflicts } from "./resolve-conflicts.ts";
import { type Survey, surveyDirectory } from "./survey-directory.ts";

/** What the directory has once its conflicts are resolved. @throws VaultError `broken-node` if it has no content directory */
export async function settleDirectory(
  engine: Engine,
  directory: Directory,
  segments: Segments,
): Promise<Survey> {
  try {
    const survey = await surveyDirectory(engine, directory, { looksInside: true });
    tellUnreadable(engine, directory, segments, survey);
    engine.draftsSeen(directory.contentPath, survey.drafts);
    if (engine.readOnly || survey.strays.length + survey.equal.length === 0) return survey;
    const hasChanged = await resolveConflicts(engine, directory, segments, survey);
    return hasChanged ? await surveyDirectory(engine, directory, { looksInside: true }) : survey;
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

/**
 * Before a node is removed or replaced: takes out of its folder what a sync
 * client has put there and would go with it, unseen.
 *
 * @throws VaultError `in-use` if that cannot be done
 */
export async function freeCopiesInside(
  engine: Engine,
  located: Located,
  { place, node }: Found,
): Promise<void> {
  const isFolder = node !== null && (node.kind === "broken" || node.dataPath !== place.nodePath);
  if (!isFolder || !(await holdsCopies(engine, place))) return;
  await settleDirectory(engine, place.directory, located.parent);
  if (await holdsCopies(engine, place)) throw pathError("in-use", located.path);
}

async function holdsCopies(engine: Engine, { nodePath, isShortened }: Place): Promise<boolean> {
  const stat = await engine.storage.find(nodePath);
  return stat?.kind === "directory" && hasCopiesInside(engine, nodePath, isShortened);
}
