/** What a content directory holds, and what of it has a name. */

import { DIRECTORY_ID_BACKUP } from "../format/directory-id-backup.ts";
import type { StorageEntry } from "../storage/storage.ts";
import type { Directory } from "../vault/directory.ts";
import { assignNames } from "../vault/listing/assign-names.ts";
import {
  isShortenedNode,
  mayBeNode,
  readPlainName,
  readShortenedName,
} from "../vault/listing/node-name.ts";
import type { NodeReading } from "../vault/listing/node-reading.ts";
import type { SalvageRun } from "./salvage-run.ts";

export interface SalvageNode {
  readonly nodeName: string;
  readonly kind: StorageEntry["kind"];
  /** Cleartext; `null` if it cannot be known. */
  readonly name: string | null;
  /** True if it may be of another program: only a header can tell. */
  readonly isUncertain: boolean;
  /** True for the stand-in of a file that is still in the cloud. */
  readonly isPlaceholder: boolean;
  /** True if it does not lie where its name leads: most often the copy that a sync client made. */
  readonly isOdd: boolean;
}

const plain = { isPlaceholder: false, isOdd: false } as const;

/**
 * The nodes of a directory, those first that lie where they belong.
 *
 * @param directory - `null` if its id is lost, without which no name decrypts
 */
export async function readNodes(
  run: SalvageRun,
  directory: Directory | null,
  entries: readonly StorageEntry[],
): Promise<readonly SalvageNode[]> {
  const kinds = new Map(entries.map(({ name, kind }) => [name, kind]));
  const readings: NodeReading[] = [];
  const unnamed: SalvageNode[] = [];
  for (const { name: nodeName, kind } of entries) {
    if (isIgnored(nodeName)) continue;
    const reading = await readName(run, directory, nodeName);
    if (reading.kind === "foreign" || reading.kind === "unreadable") {
      const isUncertain = reading.kind === "foreign";
      unnamed.push({ ...plain, nodeName, kind, name: null, isUncertain });
    } else readings.push(reading);
  }
  const proper = readings.filter((reading) => reading.kind === "proper");
  const odd = readings.filter((reading) => reading.kind === "odd");
  for (const { name, isShortened } of proper) run.threshold.add(name, isShortened);
  for (const { form, original, isShortened } of odd) {
    if (form === "misplaced") run.threshold.add(original, isShortened);
  }
  const strays = assignNames(
    odd,
    proper.map(({ name }) => name),
  );
  const named = [...proper.toSorted(byName), ...strays.toSorted(byName)].map((node) => ({
    nodeName: node.nodeName,
    kind: kinds.get(node.nodeName) ?? "other",
    name: node.name,
    isUncertain: false,
    isPlaceholder: node.kind === "odd" && node.form === "placeholder",
    isOdd: node.kind === "odd",
  }));
  return [...named, ...unnamed];
}

async function readName(
  { engine }: SalvageRun,
  directory: Directory | null,
  nodeName: string,
): Promise<NodeReading> {
  if (!mayBeNode(nodeName)) return { kind: "foreign" };
  if (directory === null) return { kind: "unreadable", nodeName };
  return isShortenedNode(nodeName)
    ? readShortenedName(engine, directory, nodeName)
    : readPlainName(engine, directory, nodeName);
}

/** The backup of the directory's id, and conflict copies of it: ciphertext, but no file of the user. */
function isIgnored(nodeName: string): boolean {
  return nodeName === DIRECTORY_ID_BACKUP || /^dirid[^A-Za-z0-9].*\.c9r$/.test(nodeName);
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1;
