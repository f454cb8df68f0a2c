/** What a content directory holds, and what of it has a name. */

import { DIRECTORY_ID_BACKUP } from "../format/directory-id-backup.ts";
import { type NamedNodes, nameNodes } from "../names/name-nodes.ts";
import type { StorageEntry } from "../storage/storage.ts";
import type { Directory } from "../vault/directory.ts";
import { mayBeNode } from "../vault/listing/node-name.ts";
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
 * The nodes of a directory: those first that lie where they belong, those last that have no name.
 *
 * @param directory - `null` if its id is lost, without which no name decrypts
 */
export async function readNodes(
  run: SalvageRun,
  directory: Directory | null,
  entries: readonly StorageEntry[],
): Promise<readonly SalvageNode[]> {
  const kinds = new Map(entries.map(({ name, kind }) => [name, kind]));
  const kindOf = (nodeName: string): StorageEntry["kind"] => kinds.get(nodeName) ?? "other";
  const names = [...kinds.keys()].filter((name) => !isIgnored(name));
  const { proper, strays, unreadable, foreign } =
    directory === null ? nameless(names) : await nameNodes(run.engine, directory, names);
  run.threshold.addNames({ proper, strays });
  const named = [...proper.toSorted(byName), ...strays.toSorted(byName)].map((node) => ({
    nodeName: node.nodeName,
    kind: kindOf(node.nodeName),
    name: node.name,
    isUncertain: false,
    isPlaceholder: node.kind === "odd" && node.form === "placeholder",
    isOdd: node.kind === "odd",
  }));
  const unnamed = (isUncertain: boolean) => (nodeName: string) =>
    ({ ...plain, nodeName, kind: kindOf(nodeName), name: null, isUncertain }) as const;
  return [...named, ...unreadable.map(unnamed(false)), ...foreign.map(unnamed(true))];
}

function nameless(names: readonly string[]): NamedNodes {
  const unreadable = names.filter(mayBeNode);
  const foreign = names.filter((name) => !mayBeNode(name));
  return { proper: [], strays: [], unreadable, foreign };
}

/** The backup of the directory's id, and conflict copies of it: ciphertext, but no file of the user. */
function isIgnored(nodeName: string): boolean {
  return nodeName === DIRECTORY_ID_BACKUP || /^dirid[^A-Za-z0-9].*\.c9r$/.test(nodeName);
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1;
