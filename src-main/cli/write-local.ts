/**
 * Writes one file or link of a vault to the host: beside its place, then
 * renamed. A crash leaves the old one or the new one, and a link in its place
 * is replaced, never written through.
 */

import type { BigIntStats } from "node:fs";
import { type FileHandle, lutimes, open, rename, stat, symlink, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { VaultError } from "../base/vault-error.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { onHost } from "../storage/local-failure.ts";
import type { Entry, Vault } from "../vault/vault.ts";
import { filePieces } from "./file-pieces.ts";
import { identity, localNode } from "./local-node.ts";
import { hostSeconds } from "./local-time.ts";
import type { Tally } from "./transfer-tally.ts";

interface FileSource {
  readonly vault: Vault;
  readonly tally: Tally;
}

/** @returns the identity of the new file */
export async function writeLocalFile(
  source: FileSource,
  path: string,
  { modifiedMs }: Entry,
  local: string,
): Promise<string> {
  const prior = await replaceable(local);
  return throughDraft(local, async (draft) => {
    // Nobody may read the new version who could not read the old one.
    const mode = prior?.isFile() === true ? Number(prior.mode & 0o777n) : null;
    await using file = await openDraft(draft, mode === null ? 0o666 : 0o600);
    await fill(file, source, path, local);
    await onHost(local, async () => {
      if (mode !== null) await file.chmod(mode);
      await file.utimes(new Date(), hostSeconds(modifiedMs));
      // An old version is given up only for one that has reached the disk.
      if (prior !== null) await file.sync();
    });
    return identity(await file.stat({ bigint: true }));
  });
}

/** @returns the identity of the new link */
export async function writeLocalLink(
  target: string,
  { modifiedMs }: Entry,
  local: string,
): Promise<string> {
  await replaceable(local);
  // The system takes no NUL in the target of a link.
  if (target.includes("\0")) throw new VaultError({ kind: "local-name-refused", path: local });
  return throughDraft(local, (draft) =>
    onHost(local, async () => {
      await symlink(target, draft);
      await lutimes(draft, new Date(), hostSeconds(modifiedMs));
      const made = await localNode(draft);
      return made === null ? "" : identity(made);
    }),
  );
}

/**
 * What is to be replaced, or null.
 *
 * @throws VaultError `local-exists` for anything but a file or a link to one:
 *   replacing `/dev/null` would be a surprise
 */
async function replaceable(local: string): Promise<BigIntStats | null> {
  const prior = await localNode(local);
  if (prior === null || prior.isFile()) return prior;
  const end = await stat(local).catch(() => null);
  const isLinkToFile =
    prior.isSymbolicLink() && (end === null || end.isFile() || end.isDirectory());
  if (isLinkToFile) return prior;
  throw new VaultError({ kind: "local-exists", path: local });
}

async function throughDraft(
  local: string,
  write: (draft: string) => Promise<string>,
): Promise<string> {
  const suffix = Buffer.from(systemWorld.random(6)).toString("hex");
  const draft = join(dirname(local), `.latchkey-${suffix}.part`);
  try {
    const made = await write(draft);
    await onHost(local, () => rename(draft, local));
    return made;
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
}

async function fill(
  file: FileHandle,
  { vault, tally }: FileSource,
  path: string,
  local: string,
): Promise<void> {
  for await (const piece of filePieces(vault, path)) {
    await onHost(local, () => file.writeFile(piece));
    await tally.addBytes(piece.length);
  }
}

function openDraft(draft: string, mode: number): Promise<FileHandle> {
  return onHost(dirname(draft), () => open(draft, "wx", mode));
}
