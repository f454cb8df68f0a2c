import type { ContentReader, TreeNode } from "../storage/tree-node.ts";

/** Bytes that are read and compared at a time. */
const PIECE = 1_048_576;

/**
 * Compares two files to the end, or to the first difference.
 *
 * @param onBytes - called with the bytes that were compared since the last call
 * @param signal - ends with its reason between two pieces
 */
export async function sameContent(
  a: TreeNode,
  b: TreeNode,
  {
    onBytes,
    signal,
  }: { readonly onBytes?: (bytes: number) => Promise<void> | void; readonly signal?: AbortSignal },
): Promise<boolean> {
  return reading(a, (readerA) =>
    reading(b, async (readerB) => {
      for (let start = 0; ; start += PIECE) {
        signal?.throwIfAborted();
        const [pieceA, pieceB] = await Promise.all([
          readerA.read(start, PIECE),
          readerB.read(start, PIECE),
        ]);
        if (Buffer.compare(pieceA, pieceB) !== 0) return false;
        await onBytes?.(pieceA.length);
        if (pieceA.length < PIECE) return true;
      }
    }),
  );
}

async function reading<T>(node: TreeNode, work: (reader: ContentReader) => Promise<T>): Promise<T> {
  const reader = await node.open();
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}
