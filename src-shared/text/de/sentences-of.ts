import type { Failure } from "../../failure.ts";

/** A sentence for each of some kinds of failure. */
export type SentencesOf<K extends Failure["kind"]> = {
  readonly [Each in K]: (failure: Extract<Failure, { kind: Each }>) => string;
};
