import type { Failure } from "../../src-shared/failure.ts";

/**
 * An expected failure of a vault operation.
 *
 * Anything else that is thrown is a bug or a broken disk, and is reported to
 * the user as `unexpected`. `cause` is for debugging only: it never leaves
 * main, because a message from the disk or the cipher may name cleartext.
 */
export class VaultError extends Error {
  override readonly name = "VaultError";
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.kind, options);
    this.failure = failure;
  }
}

/** The failure that a caught `error` stands for; `unexpected` unless it is a {@link VaultError}. */
export function failureOf(error: unknown): Failure {
  return error instanceof VaultError ? error.failure : { kind: "unexpected" };
}

/** True if `error` is a {@link VaultError} of this kind. */
export function isFailure(error: unknown, kind: Failure["kind"]): boolean {
  return error instanceof VaultError && error.failure.kind === kind;
}

/** The kinds that hold a path and nothing else. */
export type PathKind = Exclude<Extract<Failure, { path: string }>["kind"], "name-too-long">;

/** The error for a failure that is told by its kind and a path. */
export function pathError(kind: PathKind, path: string, options?: ErrorOptions): VaultError {
  // Each kind of PathKind has exactly these members; the compiler does not correlate the two.
  return new VaultError({ kind, path } as Failure, options);
}
