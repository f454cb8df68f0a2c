import { createHash, type Hash } from "node:crypto";
import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { isFailure, VaultError } from "../base/vault-error.ts";
import { onHost } from "../storage/local-failure.ts";
import type { Entry, Vault } from "../vault/vault.ts";
import { contentDigest } from "./content-digest.ts";
import { modifiedMsOf } from "./local-time.ts";
import type { TransferRun } from "./transfer-run.ts";

/** Bytes read at once. */
const pieceSize = 2 ** 20;
const smallPiece = 2 ** 14;

/** What may give way, asked when all is written: that takes its time, and others may write meanwhile. */
export type Replaces = "nothing" | "anything" | ((there: Entry) => boolean);

/** @throws VaultError `already-exists` */
export async function assertReplaceable(
  vault: Vault,
  path: string,
  replaces: Replaces,
): Promise<void> {
  if (typeof replaces === "string") return;
  const there = await vault.find(path);
  // What is gone is in nobody's way.
  if (there !== null && !replaces(there)) throw new VaultError({ kind: "already-exists", path });
}

/**
 * Puts a file of the host into the vault, with its time; a file of any size takes little memory.
 *
 * @returns what it is in the vault
 * @throws VaultError `local-changed` if somebody writes the file meanwhile, `copy-differs`, `copy-replaced`;
 *   `already-exists` if something is there by the end that it may not replace
 */
export async function storeFile(
  run: TransferRun,
  local: string,
  path: string,
  { replaces }: { readonly replaces: Replaces },
): Promise<Entry> {
  await using file = await onHost(local, () => open(local, openFlags));
  const stats = await regular(file, local);
  const digest = run.isVerified() ? createHash("sha256") : null;
  const options = { modifiedMs: modifiedMsOf(stats), exclusive: replaces === "nothing" };
  const draft = await run.vault.draftFile(path, options);
  try {
    for await (const piece of pieces(run, file, Number(stats.size), local)) {
      digest?.update(piece);
      await draft.write(piece);
      await run.tally.addBytes(piece.length);
    }
    await assertUnchanged(file, stats, local);
    await assertReplaceable(run.vault, path, replaces);
  } catch (error) {
    await draft.abort();
    throw error;
  }
  const entry = await draft.commit();
  if (digest !== null) await proveContent(run, path, { revision: entry.revision, digest });
  return entry;
}

// Windows knows neither, although the types say so; `undefined` counts as 0 here.
const noFollow = constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** It was a file when it was looked at; should it have become a link or a pipe since, neither may be followed or waited for. */
const openFlags = constants.O_RDONLY | noFollow;

async function regular(file: FileHandle, local: string): Promise<BigIntStats> {
  const stats = await onHost(local, () => file.stat({ bigint: true }));
  if (!stats.isFile()) throw new VaultError({ kind: "local-unsupported", path: local });
  return stats;
}

/** A copy of a file that is half old and half new would be worse than none. */
async function assertUnchanged(
  file: FileHandle,
  before: BigIntStats,
  local: string,
): Promise<void> {
  const { size, mtimeNs } = await onHost(local, () => file.stat({ bigint: true }));
  if (size === before.size && mtimeNs === before.mtimeNs) return;
  throw new VaultError({ kind: "local-changed", path: local });
}

/**
 * Reads back what was written; what is not the same does not stay. A version that somebody else has
 * put in its place meanwhile is not ours to remove, nor does it prove anything of what we wrote.
 */
async function proveContent(
  { vault, gate }: TransferRun,
  path: string,
  { revision, digest }: { readonly revision: string; readonly digest: Hash },
): Promise<void> {
  if ((await readBack({ vault, gate }, path)) === digest.digest("hex")) return;
  const isRemoved = await vault.removeVersion(path, revision);
  throw new VaultError({ kind: isRemoved ? "copy-differs" : "copy-replaced", path });
}

const unreadable = [
  "tampered",
  "broken-node",
  "not-found",
  "is-a-directory",
  "is-not-a-file",
] as const;

/** `null` if what is there does not authenticate, or is no file any more. */
async function readBack(
  run: Pick<TransferRun, "vault" | "gate">,
  path: string,
): Promise<string | null> {
  try {
    return await contentDigest(run, path);
  } catch (error) {
    if (unreadable.some((kind) => isFailure(error, kind))) return null;
    throw error;
  }
}

/** The content, piece by piece; the next piece is read while the caller uses the last one. */
async function* pieces(
  { gate }: TransferRun,
  file: FileHandle,
  size: number,
  local: string,
): AsyncGenerator<Uint8Array> {
  // The system says 0 of some files that have content all the same (/proc).
  const isSized = size > 0;
  const room = isSized ? Math.min(pieceSize, size) : smallPiece;
  const buffers = [new Uint8Array(room), new Uint8Array(size === room ? 0 : room)];
  const read = (start: number, turn: number): Promise<Uint8Array> =>
    onHost(local, async () => {
      const buffer = buffers[turn % 2] ?? new Uint8Array(room);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
      return buffer.subarray(0, bytesRead);
    });
  let next: Promise<Uint8Array> | null = read(0, 0);
  for (let start = 0, turn = 1; next !== null; turn += 1) {
    const piece = await next;
    if (piece.length === 0) return;
    start += piece.length;
    await gate.pass();
    next = !isSized || start < size ? read(start, turn) : null;
    // If the caller stops early, nobody awaits this one any more; it must not end the process.
    next?.catch(() => undefined);
    yield piece;
  }
}
