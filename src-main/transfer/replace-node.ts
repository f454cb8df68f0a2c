import { isFailure } from "../base/vault-error.ts";
import type { Vault } from "../vault/vault.ts";

/**
 * Makes something in the place of a file or link: beside it, then moved there, so that one of the two is always there.
 *
 * @param draft - a path that nobody else uses; what a crash has left there is removed
 */
export async function replaceNode(
  vault: Vault,
  path: string,
  draft: string,
  make: (draft: string) => Promise<void>,
): Promise<void> {
  await vault.removeFile(draft).catch(unlessMissing);
  try {
    await make(draft);
    await vault.move(draft, path, { replace: true });
  } catch (error) {
    await vault.removeFile(draft).catch(() => undefined);
    throw error;
  }
}

function unlessMissing(error: unknown): void {
  if (!isFailure(error, "not-found")) throw error;
}
