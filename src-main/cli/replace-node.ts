import { systemWorld } from "../crypto/system-world.ts";
import type { Vault } from "../vault/vault.ts";
import { childPath, parentPath } from "./vault-path.ts";

/** Makes something in the place of a file or link: beside it, then moved there, so that one of the two is always there. */
export async function replaceNode(
  vault: Vault,
  path: string,
  make: (draft: string) => Promise<void>,
): Promise<void> {
  const suffix = Buffer.from(systemWorld.random(6)).toString("hex");
  const draft = childPath(parentPath(path), `.latchkey-${suffix}.part`);
  try {
    await make(draft);
    await vault.move(draft, path, { replace: true });
  } catch (error) {
    await vault.removeFile(draft).catch(() => undefined);
    throw error;
  }
}
