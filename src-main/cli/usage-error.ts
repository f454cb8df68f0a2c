import type { Failure } from "../../src-shared/failure.ts";

/**
 * A call that cannot be understood, or lacks an option; its message is one
 * sentence that says what to write instead. Exit code 2.
 */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** What programs are told; most mistakes are plain `usage`. */
  readonly kind: "usage" | Failure["kind"];
  readonly path: string | undefined;

  constructor(sentence: string, about?: { readonly kind: Failure["kind"]; readonly path: string }) {
    super(sentence);
    this.kind = about?.kind ?? "usage";
    this.path = about?.path;
  }
}
