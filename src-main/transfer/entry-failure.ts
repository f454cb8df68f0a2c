import type { Failure } from "../../src-shared/failure.ts";
import { failureOf } from "../base/vault-error.ts";

const kindsOfOneEntry: ReadonlySet<Failure["kind"]> = new Set([
  "tampered",
  "broken-node",
  "not-found",
  "is-a-directory",
  "is-not-a-directory",
  "is-not-a-file",
  "is-not-a-link",
  "name-invalid",
  "name-too-long",
  "already-exists",
  "link-target-invalid",
  "permission-denied",
  "in-use",
  "local-exists",
  "local-failed",
  "local-name-refused",
  "local-unsupported",
  "local-not-found",
  "local-changed",
  "copy-differs",
  "copy-replaced",
]);

/**
 * The failure of `error` if it concerns one entry, so that the others may still be tried.
 *
 * @throws the error itself if it concerns the whole vault or disk, or is a bug
 */
export function entryFailure(error: unknown): Failure {
  const failure = failureOf(error);
  if (concernsOneEntry(error)) return failure;
  throw error;
}

/** True if `error` concerns one entry alone. */
export function concernsOneEntry(error: unknown): boolean {
  return kindsOfOneEntry.has(failureOf(error).kind);
}
