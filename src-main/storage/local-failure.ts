import type { Failure } from "../../src-shared/failure.ts";
import { VaultError } from "../base/vault-error.ts";
import { codeOf } from "./disk-error.ts";

/**
 * What an error met while working with a file of the host stands for. Anything
 * but an error of the system (a failure of the vault, a bug) stays what it is.
 *
 * @param path - the file or folder on the host, for the message
 */
export function localFailure(error: unknown, path: string): Error {
  if (!(error instanceof Error)) return new Error("not an error was thrown", { cause: error });
  if (!("syscall" in error)) return error;
  return new VaultError(failureFor(codeOf(error), path), { cause: error });
}

/** Works with a file of the host; what goes wrong becomes a {@link localFailure}. */
export async function onHost<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw localFailure(error, path);
  }
}

function failureFor(code: string | undefined, path: string): Failure {
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { kind: "local-not-found", path };
    case "EEXIST":
    case "ENOTEMPTY":
    case "EISDIR":
      return { kind: "local-exists", path };
    case "ENOSPC":
    case "EDQUOT":
      return { kind: "local-no-space", path };
    case "ENAMETOOLONG":
    case "EILSEQ":
      return { kind: "local-name-refused", path };
    default:
      return { kind: "local-failed", path };
  }
}
