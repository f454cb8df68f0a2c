/**
 * Writes the content of a file beside its place.
 *
 * Where a copy that was cut off has left a part of it, that part is compared
 * with the vault and kept as far as it is the same: reading is cheaper than
 * writing on most disks, and nothing has to be believed.
 */

import { createHash, type Hash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, unlink } from "node:fs/promises";
import process from "node:process";
import { VaultError } from "../base/vault-error.ts";
import { codeOf } from "../storage/disk-error.ts";
import { onHost } from "../storage/local-failure.ts";
import type { HostPlace } from "./export-place.ts";
import { turningPieces } from "./file-pieces.ts";
import { identity } from "./local-node.ts";
import { hostSeconds } from "./local-time.ts";
import type { TransferRun } from "./transfer-run.ts";
import type { Visit } from "./walk.ts";

/** @returns the identity of the new file */
export async function fillPart(
  run: TransferRun,
  { path, entry }: Visit,
  part: string,
  { local, prior }: HostPlace,
): Promise<string> {
  // Nobody may read the new version who could not read the old one.
  const mode = prior?.isFile() === true ? Number(prior.mode & 0o777n) : null;
  const digest = run.isVerified() ? createHash("sha256") : null;
  await using file = await onHost(local, () =>
    openPart(part, mode === null ? 0o666 : 0o600, run.journal.isResumed),
  );
  await fill(run, file, path, { local, digest });
  await onHost(local, async () => {
    if (mode !== null) await file.chmod(mode);
    await file.utimes(new Date(), hostSeconds(entry.modifiedMs));
    // An old version is given up only for one that has reached the disk.
    if (prior !== null || digest !== null) await file.sync();
  });
  if (digest !== null) await proveContent(run, file, local, digest);
  return await onHost(local, async () => identity(await file.stat({ bigint: true })));
}

const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0;

/** Opens what was left in part if that is wanted, and is a file of this user that has no other name; else makes it anew. */
async function openPart(part: string, mode: number, isResumed: boolean): Promise<FileHandle> {
  const left = isResumed ? await open(part, constants.O_RDWR | noFollow).catch(() => null) : null;
  if (left !== null) {
    const { uid, nlink } = await left.stat();
    const isOurs = process.getuid === undefined || uid === process.getuid();
    if ((await left.stat()).isFile() && isOurs && nlink === 1) return left;
    await left.close();
  }
  try {
    return await open(part, "wx+", mode);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    await unlink(part);
    return open(part, "wx+", mode);
  }
}

async function fill(
  run: TransferRun,
  file: FileHandle,
  path: string,
  { local, digest }: { readonly local: string; readonly digest: Hash | null },
): Promise<void> {
  let position = 0;
  let leftBytes = (await onHost(local, () => file.stat())).size;
  let writing: Promise<void> = Promise.resolve();
  for await (const piece of turningPieces(run.vault, path)) {
    await run.gate.pass();
    digest?.update(piece);
    if (leftBytes > position && (await holds(file, position, piece, local))) {
      run.tally.pass(piece.length);
    } else {
      // From the first piece on that is another one, nothing is worth looking at.
      leftBytes = 0;
      // The next piece is decrypted on this thread while the system takes this one on another.
      await writing;
      writing = writeAll(run, file, piece, { local, position });
      // Its failure is thrown to whoever waits for it next; until then it is nobody's.
      writing.catch(() => undefined);
    }
    position += piece.length;
  }
  await writing;
  await onHost(local, () => file.truncate(position));
}

async function holds(
  file: FileHandle,
  position: number,
  piece: Uint8Array,
  local: string,
): Promise<boolean> {
  const there = new Uint8Array(piece.length);
  const { bytesRead } = await onHost(local, () => file.read(there, 0, there.length, position));
  return bytesRead === piece.length && Buffer.compare(there, piece) === 0;
}

async function writeAll(
  { tally }: TransferRun,
  file: FileHandle,
  piece: Uint8Array,
  { local, position }: { readonly local: string; readonly position: number },
): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    const at = position + done;
    const { bytesWritten } = await onHost(local, () => file.write(piece, done, null, at));
    done += bytesWritten;
  }
  await tally.addBytes(piece.length);
}

/** Bytes read back at once. */
const pieceSize = 2 ** 20;

/** Reads back what was written. @throws VaultError `copy-differs` */
async function proveContent(
  { gate }: TransferRun,
  file: FileHandle,
  local: string,
  digest: Hash,
): Promise<void> {
  const back = createHash("sha256");
  const buffer = new Uint8Array(pieceSize);
  for (let position = 0; ; ) {
    await gate.pass();
    const at = position;
    const { bytesRead } = await onHost(local, () => file.read(buffer, 0, buffer.length, at));
    if (bytesRead === 0) break;
    back.update(buffer.subarray(0, bytesRead));
    position += bytesRead;
  }
  if (back.digest("hex") !== digest.digest("hex")) {
    throw new VaultError({ kind: "copy-differs", path: local });
  }
}
