import { VaultError } from "../base/vault-error.ts";
import type { Storage, StorageFile } from "../storage/storage.ts";
import type { Engine } from "./engine.ts";
import { openReader } from "./file-reader.ts";
import type { FileReader } from "./vault.ts";

/** Bytes that are compared at a time. */
const PIECE = 1_048_576;

/**
 * True if it is proven that nothing is lost when one of two ciphertext files is
 * removed: they are equal byte by byte, or both authenticate from the first
 * chunk to the last and hold the same. False if either cannot be read.
 *
 * @param most - bytes of ciphertext; of longer files nothing is proven
 */
export async function isSameContent(
  engine: Engine,
  [a, b]: readonly [dataPath: string, dataPath: string],
  most: number,
): Promise<boolean> {
  try {
    const [sizeA, sizeB] = [
      (await engine.storage.stat(a)).size,
      (await engine.storage.stat(b)).size,
    ];
    if (sizeA !== sizeB || sizeA > most) return false;
    if (await isSameCiphertext(engine.storage, a, b)) return true;
    return await isSameClear(engine, a, b);
  } catch (error) {
    if (error instanceof VaultError && error.failure.kind !== "locked") return false;
    throw error;
  }
}

async function isSameCiphertext(storage: Storage, a: string, b: string): Promise<boolean> {
  await using fileA = closing(await storage.open(a, "read"));
  await using fileB = closing(await storage.open(b, "read"));
  return await isSameInPieces(
    (position) => readPiece(fileA.file, position),
    (position) => readPiece(fileB.file, position),
  );
}

async function isSameClear(engine: Engine, a: string, b: string): Promise<boolean> {
  await using readerA = closing(await readerOf(engine, a));
  await using readerB = closing(await readerOf(engine, b));
  if (readerA.file.size !== readerB.file.size) return false;
  return await isSameInPieces(
    (position) => readerA.file.read(position, PIECE),
    (position) => readerB.file.read(position, PIECE),
  );
}

async function readerOf(engine: Engine, dataPath: string): Promise<FileReader> {
  return openReader(engine, await engine.storage.open(dataPath, "read"), "", dataPath);
}

type ReadPiece = (position: number) => Promise<Uint8Array>;

async function isSameInPieces(readA: ReadPiece, readB: ReadPiece): Promise<boolean> {
  for (let position = 0; ; position += PIECE) {
    const [a, b] = [await readA(position), await readB(position)];
    if (a.length !== b.length || a.some((byte, index) => byte !== b[index])) return false;
    if (a.length < PIECE) return true;
  }
}

async function readPiece(file: StorageFile, position: number): Promise<Uint8Array> {
  const piece = new Uint8Array(PIECE);
  return piece.subarray(0, await file.read(piece, position));
}

/** Closes `file` when its scope ends. */
function closing<T extends { close(): Promise<void> }>(file: T): AsyncDisposable & { file: T } {
  return { file, [Symbol.asyncDispose]: () => file.close() };
}
