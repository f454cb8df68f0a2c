import { type PathKind, pathError, VaultError } from "../base/vault-error.ts";

/**
 * What the engine tells apart of a disk's errors, by `errno` name. `ENOTDIR` in
 * the middle of a path means that the path does not exist; who asked for a
 * folder finds out by `stat`.
 */
const kinds: Readonly<Record<string, PathKind>> = {
  ENOENT: "not-found",
  EEXIST: "already-exists",
  ENOTEMPTY: "not-empty",
  EISDIR: "is-a-directory",
  ENOTDIR: "is-not-a-directory",
  ENOSPC: "no-space",
  EDQUOT: "no-space",
  EFBIG: "no-space",
  EROFS: "read-only",
  EACCES: "permission-denied",
  EPERM: "permission-denied",
  // A link of the host where a file should be: never followed.
  ELOOP: "permission-denied",
  EBUSY: "in-use",
  ETXTBSY: "in-use",
  ENODEV: "not-reachable",
  ENXIO: "not-reachable",
  ESTALE: "not-reachable",
  ENOTCONN: "not-reachable",
  EHOSTDOWN: "not-reachable",
  EHOSTUNREACH: "not-reachable",
  ETIMEDOUT: "not-reachable",
};

/** Longest file name that nearly every disk takes, in bytes; named when a disk refuses one. */
const USUAL_NAME_LIMIT = 255;

/**
 * The `VaultError` for an error of the disk; any other error as it is.
 *
 * @param path - relative to the vault folder
 */
export function diskError(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === "ENAMETOOLONG") {
    return new VaultError(
      { kind: "name-too-long", path, limit: USUAL_NAME_LIMIT },
      { cause: error },
    );
  }
  const kind = code === undefined ? undefined : kinds[code];
  return kind === undefined ? error : pathError(kind, path, { cause: error });
}

/** The `errno` name of an error of Node's, e.g. `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}
