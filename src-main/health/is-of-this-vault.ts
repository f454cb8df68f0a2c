import { wipeHeader } from "../format/content-cipher.ts";
import { MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import type { NodeKind } from "../storage/storage.ts";
import { DIRECTORY_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import { folderPath, hashOfId } from "./content-folder.ts";
import type { HealthAccess } from "./health-access.ts";
import { nodeContent } from "./node-content.ts";
import { isDirectory } from "./repair-building-blocks.ts";

/**
 * True if a node whose name says nothing holds something that was encrypted
 * with the keys of this vault, or stands for a directory that is there.
 */
export async function isOfThisVault(
  access: HealthAccess,
  nodePath: string,
  kind: NodeKind,
): Promise<boolean> {
  if (kind === "file") return hasHeader(access, nodePath);
  if (kind === "other") return false;
  const entries = await valueOrNull(() => access.storage.list(nodePath));
  const [type] = entries ? nodeContent(entries).types : [];
  if (type === undefined) return false;
  const path = `${nodePath}/${type}`;
  return type === DIRECTORY_FILE ? hasDirectory(access, path) : hasHeader(access, path);
}

async function hasHeader({ storage, content }: HealthAccess, path: string): Promise<boolean> {
  const sealed = await valueOrNull(() => storage.read(path, content.layout.headerBytes));
  const header = sealed && content.openHeader(sealed);
  if (header === null) return false;
  wipeHeader(header);
  return true;
}

async function hasDirectory(access: HealthAccess, path: string): Promise<boolean> {
  const bytes = await valueOrNull(() => access.storage.read(path, MAX_DIRECTORY_ID + 1));
  const id = bytes && parseDirectoryId(bytes);
  return id !== null && (await isDirectory(access, folderPath({ hash: hashOfId(access, id) })));
}
