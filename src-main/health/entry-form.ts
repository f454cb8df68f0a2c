/** What an entry of a content directory looks like by its name alone. */

import { DIRECTORY_ID_BACKUP } from "../format/directory-id-backup.ts";
import { MIN_CIPHER_NAME, NODE_SUFFIX } from "../format/file-name.ts";
import { SHORTENED_SUFFIX } from "../format/long-name.ts";
import { isDraftName } from "../vault/draft-names.ts";
import { DIRECTORY_FILE } from "../vault/node.ts";

/**
 * - `backup`, `backup-copy`: `dirid.c9r`, and a conflict copy of it
 * - `dir-file`: `dir.c9r`, which belongs into a node
 * - `draft`: something that an open vault of ours writes, or has left behind
 * - `node`: as every client writes nodes
 * - `odd-node`: as sync clients rename nodes, so that no client sees them: `….c9r (1)`
 * - `placeholder`: stands for a file that is in the cloud only
 * - `foreign`: anything else
 */
export type EntryForm =
  | "backup"
  | "backup-copy"
  | "dir-file"
  | "draft"
  | "node"
  | "odd-node"
  | "placeholder"
  | "foreign";

export function entryForm(name: string): EntryForm {
  if (name === DIRECTORY_ID_BACKUP) return "backup";
  if (name === DIRECTORY_FILE) return "dir-file";
  if (isDraftName(name)) return "draft";
  if (/^dirid[^A-Za-z0-9].*\.c9r$/.test(name)) return "backup-copy";
  if (/\.c9[rs]\.icloud$/.test(name)) return "placeholder";
  if (isNodeName(name)) return "node";
  return /\.c9[rs]/.test(name) && name.length > MIN_CIPHER_NAME ? "odd-node" : "foreign";
}

/** True for what every client takes for a node, if it decrypts. */
function isNodeName(name: string): boolean {
  return (
    name.length >= MIN_CIPHER_NAME &&
    (name.endsWith(NODE_SUFFIX) || name.endsWith(SHORTENED_SUFFIX))
  );
}

/** True if the name is, or was before something was added, that of a shortened node. */
export function isShortenedName(name: string): boolean {
  return name.lastIndexOf(SHORTENED_SUFFIX) > name.lastIndexOf(NODE_SUFFIX);
}
