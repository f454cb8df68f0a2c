import { createHash } from "node:crypto";
import { filePieces } from "../transfer/file-pieces.ts";
import type { Vault } from "../vault/vault.ts";

/** SHA-256 of the content of a file, in hex. */
export async function fileDigest(vault: Vault, path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of filePieces(vault, path)) hash.update(piece);
  return hash.digest("hex");
}
