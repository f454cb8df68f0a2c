/**
 * Content directories and who refers to them: the skeleton of a vault as it
 * lies on the disk, before anything is said about what is right.
 *
 * This is all that a check keeps in memory for its whole length: less than a
 * kilobyte per directory, nothing per file.
 */

import { contentDirectory } from "../format/directory-id.ts";
import type { HealthAccess } from "./health-access.ts";

/** A node that says it is a directory: its `dir.c9r` holds `id`. */
export interface Reference {
  /** Where the node lies. */
  readonly folder: ContentFolder;
  /** Name of the node on the disk. */
  readonly node: string;
  readonly id: string;
  /** The content directory of `id`; `null` if it is missing. */
  readonly target: ContentFolder | null;
}

/**
 * How a content directory is reached:
 *
 * - `root`: it is that of the root
 * - `child`: a node leads to it, and something leads to that node
 * - `orphan`: no node leads to it
 * - `cycle`: a node leads to it, but only from below itself
 */
export type Reach = "root" | "child" | "orphan" | "cycle";

export interface ContentFolder {
  /** 32 characters of Base32. */
  readonly hash: string;
  /** The nodes in it that lead to others. */
  readonly references: readonly Reference[];
  /** The nodes that lead to it. */
  readonly referredBy: readonly Reference[];
  readonly reach: Reach;
  /** The one of `referredBy` that counts; of a cycle the one where it is to be cut. */
  readonly owner: Reference | null;
  /** The directory id; `null` for an orphan without a readable `dirid.c9r`. */
  readonly id: string | null;
}

/** `d/XX/Y…Y` */
export function folderPath({ hash }: { readonly hash: string }): string {
  return `d/${hash.slice(0, 2)}/${hash.slice(2)}`;
}

export function hashOfId(access: HealthAccess, id: string): string {
  return contentDirectory(access.key, id).slice("d/".length).replace("/", "");
}

/** The content directory that a path on the ciphertext disk leads into, and the names after it. */
export function splitCipherPath(path: string): {
  readonly hash: string;
  readonly names: readonly string[];
} {
  const [, above = "", rest = "", ...names] = path.split("/");
  return { hash: above + rest, names };
}
