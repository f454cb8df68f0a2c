import { DIRECTORY_ID_BACKUP } from "../format/directory-id-backup.ts";

/** What a path on the ciphertext disk means. */
export interface CipherAddress {
  /** The content directory in which it lies, or which it is. */
  readonly contentPath: string;
  /** The node in it; `null` for the content directory itself. */
  readonly nodeName: string | null;
}

/**
 * Takes a path apart. What lies in a node (`dir.c9r`, `contents.c9r`, `name.c9s` …) means the
 * node, and `dirid.c9r` the directory it is in.
 *
 * @param path - relative to the vault folder, `/`-separated
 * @returns `null` if it is neither a content directory nor something in one
 */
export function parseCipherPath(path: string): CipherAddress | null {
  const match =
    /^(?<content>d\/[A-Z2-7]{2}\/[A-Z2-7]{30})(?:\/(?<node>[^/]+)(?:\/[^/]+)?)?\/?$/.exec(path);
  const { content, node } = match?.groups ?? {};
  if (content === undefined) return null;
  const isDirectory = node === undefined || node === DIRECTORY_ID_BACKUP;
  return { contentPath: content, nodeName: isDirectory ? null : node };
}
