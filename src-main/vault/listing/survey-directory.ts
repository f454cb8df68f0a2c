/**
 * Which nodes a directory has and what each of them is called. Source: docs/vault-format.md §7, §12.
 */

import { inParallel } from "../../base/in-parallel.ts";
import { pause } from "../../base/pause.ts";
import type { Directory } from "../directory.ts";
import { isDraftName } from "../draft-names.ts";
import type { Engine } from "../engine.ts";
import { assignNames } from "./assign-names.ts";
import { copiesInside } from "./copies-inside.ts";
import { leaveOutEqual } from "./equal-nodes.ts";
import { isShortenedNode, mayBeNode, readPlainName, readShortenedName } from "./node-name.ts";
import type { NodeReading, OddNode, ProperNode, Stray } from "./node-reading.ts";
import type { StrayRecord } from "./stray-index.ts";

export interface Survey {
  readonly proper: readonly ProperNode[];
  /** Listed like the others. */
  readonly strays: readonly Stray[];
  /** Copies of a directory node or link beside the same one: not listed, there is nothing in them. */
  readonly equal: readonly Stray[];
  /** Nodes that look encrypted, but not for this directory. */
  readonly unreadable: readonly string[];
  /** What interrupted writers left, ours included: drafts and hidden nodes. */
  readonly drafts: readonly string[];
  readonly record: StrayRecord;
}

/** How many `name.c9s` are read at once. */
const PARALLEL = 16;

/** A survey is believed for this long, and for this many times as long as it took; in milliseconds. */
const GOOD_FOR = 2_000;
const GOOD_FOR_TIMES = 20;

/** Names that are decrypted before others get a turn: a few milliseconds. */
const NAMES_AT_ONCE = 500;

/**
 * @param looksInside - look into the folders of nodes too, as far as they have changed since it
 *   was done last; otherwise what was found in them then is taken for what there is
 * @throws VaultError `not-found` or `is-not-a-directory` if there is no content directory
 */
export async function surveyDirectory(
  engine: Engine,
  directory: Directory,
  { looksInside }: { readonly looksInside: boolean },
): Promise<Survey> {
  const begunMs = engine.world.now();
  const { revision, modifiedMs } = await engine.storage.stat(directory.contentPath);
  const listed = await engine.storage.list(directory.contentPath);
  const nodeNames = listed.map(({ name }) => name).filter(mayBeNode);
  const readings = await readNames(engine, directory, nodeNames);

  const proper = readings.filter((reading) => reading.kind === "proper");
  const oddNodes = readings.filter((reading) => reading.kind === "odd");
  const folders = new Set(listed.flatMap(({ name, kind }) => (kind === "directory" ? [name] : [])));
  const loose = looksInside
    ? await copiesInside(
        engine,
        directory,
        [...proper, ...oddNodes].filter(({ nodeName }) => folders.has(nodeName)),
      )
    : (engine.strays.get(directory.id)?.loose ?? []);
  const odd = [...oddNodes, ...loose];
  const { strays, equal } = await placeOdd(engine, directory, proper, odd);
  const doneMs = engine.world.now();
  const record: StrayRecord = {
    byName: new Map(strays.map((stray) => [stray.name, stray])),
    loose,
    revision,
    isSettled: begunMs - modifiedMs > GOOD_FOR,
    goodUntilMs: doneMs + Math.max(GOOD_FOR, GOOD_FOR_TIMES * (doneMs - begunMs)),
  };
  engine.strays.set(directory.id, record);
  return {
    proper,
    strays,
    equal,
    unreadable: readings.flatMap((it) => (it.kind === "unreadable" ? [it.nodeName] : [])),
    drafts: listed.map(({ name }) => name).filter(isDraftName),
    record,
  };
}

async function placeOdd(
  engine: Engine,
  directory: Directory,
  proper: readonly ProperNode[],
  odd: readonly OddNode[],
): Promise<Pick<Survey, "strays" | "equal">> {
  if (odd.length === 0) return { strays: [], equal: [] };
  const strays = assignNames(
    odd,
    proper.map(({ name }) => name),
  );
  return leaveOutEqual(engine, directory, proper, strays);
}

async function readNames(
  engine: Engine,
  directory: Directory,
  nodeNames: readonly string[],
): Promise<readonly NodeReading[]> {
  const readings: NodeReading[] = [];
  const shortened: string[] = [];
  for (const [index, nodeName] of nodeNames.entries()) {
    if (isShortenedNode(nodeName)) shortened.push(nodeName);
    else readings.push(readPlainName(engine, directory, nodeName));
    if (index % NAMES_AT_ONCE === NAMES_AT_ONCE - 1) await pause();
  }
  await inParallel(shortened, PARALLEL, async (nodeName) => {
    readings.push(await readShortenedName(engine, directory, nodeName));
  });
  return readings;
}
