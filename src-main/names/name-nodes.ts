/** Which cleartext names the nodes of a directory have: each as a listing shows it, whatever it holds. */

import type { Directory } from "../vault/directory.ts";
import type { Engine } from "../vault/engine.ts";
import { assignNames } from "../vault/listing/assign-names.ts";
import {
  isShortenedNode,
  mayBeNode,
  readPlainName,
  readShortenedName,
} from "../vault/listing/node-name.ts";
import type { NodeReading, ProperNode, Stray } from "../vault/listing/node-reading.ts";

export interface NamedNodes {
  /** They lie where their names lead. */
  readonly proper: readonly ProperNode[];
  /** They do not: copies that sync clients made, most of them. */
  readonly strays: readonly Stray[];
  /** Look encrypted, but not for this directory. */
  readonly unreadable: readonly string[];
  /** Of other programs. */
  readonly foreign: readonly string[];
}

/** @param nodeNames - of everything in its content directory */
export async function nameNodes(
  engine: Engine,
  directory: Directory,
  nodeNames: readonly string[],
): Promise<NamedNodes> {
  const unreadable: string[] = [];
  const foreign: string[] = [];
  const readings: Extract<NodeReading, { kind: "proper" | "odd" }>[] = [];
  for (const nodeName of nodeNames) {
    const reading = await readName(engine, directory, nodeName);
    if (reading.kind === "unreadable") unreadable.push(nodeName);
    else if (reading.kind === "foreign") foreign.push(nodeName);
    else readings.push(reading);
  }
  const proper = readings.filter((reading) => reading.kind === "proper");
  const odd = readings.filter((reading) => reading.kind === "odd");
  const taken = proper.map(({ name }) => name);
  return { proper, strays: assignNames(odd, taken), unreadable, foreign };
}

/** What one entry of a content directory is called. */
export async function readName(
  engine: Engine,
  directory: Directory,
  nodeName: string,
): Promise<NodeReading> {
  if (!mayBeNode(nodeName)) return { kind: "foreign" };
  return isShortenedNode(nodeName)
    ? readShortenedName(engine, directory, nodeName)
    : readPlainName(engine, directory, nodeName);
}
