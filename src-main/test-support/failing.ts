import { expect } from "vitest";
import type { Failure } from "../../src-shared/failure.ts";

/** What a rejection or a thrown error must look like: a failure of this kind, at this path if one is given. */
export function failing(kind: Failure["kind"], path?: string): unknown {
  const members = path === undefined ? { kind } : { kind, path };
  // `objectContaining` is typed as `any`.
  const failure: unknown = expect.objectContaining(members);
  return expect.objectContaining({ failure });
}
