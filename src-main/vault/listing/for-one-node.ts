import { isFailure } from "../../base/vault-error.ts";

/**
 * Runs `work`, which looks at a single node of a directory.
 *
 * @returns `otherwise` if it fails: nothing that is wrong with one node may end the listing of the others
 * @throws VaultError `locked`, `not-reachable`, which are about all of them
 */
export async function forOneNode<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isFailure(error, "locked") || isFailure(error, "not-reachable")) throw error;
    return otherwise;
  }
}
