import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { VaultError } from "../base/vault-error.ts";
import { onHost } from "../storage/local-failure.ts";
import type { Vault } from "../vault/vault.ts";
import type { Io } from "./io.ts";
import { modifiedMsOf } from "./local-time.ts";
import type { Tally } from "./transfer-tally.ts";

/** Bytes read at once. */
const pieceSize = 2 ** 20;

export interface StoreFile {
  readonly vault: Vault;
  readonly io: Io;
  readonly tally: Tally;
}

/** Puts a file of the host into the vault, with its time; a file of any size takes little memory. */
export async function storeFile(store: StoreFile, local: string, path: string): Promise<void> {
  await using file = await onHost(local, () => open(local, openFlags));
  const stats = await regular(file, local);
  const buffer = new Uint8Array(Math.min(pieceSize, Number(stats.size) + 1));
  const draft = await store.vault.draftFile(path, { modifiedMs: modifiedMsOf(stats) });
  try {
    for await (const piece of pieces(store.io, file, buffer, local)) {
      await draft.write(piece);
      await store.tally.addBytes(piece.length);
    }
  } catch (error) {
    await draft.abort();
    throw error;
  }
  await draft.commit();
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

/** The content, piece by piece, each in the same buffer. */
async function* pieces(
  io: Io,
  file: FileHandle,
  buffer: Uint8Array,
  local: string,
): AsyncGenerator<Uint8Array> {
  for (;;) {
    io.stop.requested.throwIfAborted();
    const { bytesRead } = await onHost(local, () => file.read(buffer, 0, buffer.length, null));
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}
