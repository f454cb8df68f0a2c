import { createHash } from "node:crypto";
import { filePieces } from "./file-pieces.ts";
import type { TransferRun } from "./transfer-run.ts";

/** SHA-256 of a file of the vault, as hex. */
export async function contentDigest(
  { vault, gate }: Pick<TransferRun, "vault" | "gate">,
  path: string,
): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of filePieces(vault, path)) {
    await gate.pass();
    hash.update(piece);
  }
  return hash.digest("hex");
}
