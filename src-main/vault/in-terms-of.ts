import { pathError, VaultError } from "../base/vault-error.ts";

/**
 * Runs `work`, telling failures of the disk that stand for a node in the terms
 * of the user: the ciphertext path of what was missing, or in the way, becomes
 * `path`.
 */
export async function inTermsOf<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inCleartext(error, path);
  }
}

/** What the disk says of a node that is half there or went away between two steps. */
const nodeKinds: ReadonlySet<string> = new Set([
  "not-found",
  "is-not-a-directory",
  "is-a-directory",
]);

/** What it says of a node that has come between two steps. */
const takenKinds: ReadonlySet<string> = new Set(["already-exists", "not-empty"]);

function inCleartext(error: unknown, path: string): unknown {
  if (!(error instanceof VaultError) || !("path" in error.failure)) return error;
  if (error.failure.path.startsWith("/")) return error;
  if (error.failure.kind === "name-too-long") {
    return new VaultError({ ...error.failure, path }, { cause: error });
  }
  if (takenKinds.has(error.failure.kind)) {
    return pathError("already-exists", path, { cause: error });
  }
  return nodeKinds.has(error.failure.kind)
    ? pathError("broken-node", path, { cause: error })
    : error;
}
