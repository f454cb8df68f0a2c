/** What becomes of something whose name is taken where it is to go. */

import { assertNever } from "../../src-shared/assert-never.ts";
import type { Conflict, ConflictRule } from "../../src-shared/model/transfer.ts";
import { hostNameLike } from "../storage/host-name.ts";

export type Verdict =
  /** Under a name that is free. */
  | "keep-both"
  | "replace"
  | "skip"
  /** There is no way by that rule. */
  | "refuse";

/** A folder is neither replaced by a file nor the other way round: too much would be lost by one name. */
export function verdict(rule: ConflictRule, { coming, present }: Conflict): Verdict {
  switch (rule) {
    case "keep-both":
    case "skip":
      return rule;
    case "newer":
      if (coming.modifiedMs <= present.modifiedMs) return "skip";
      return verdict("replace", { path: "", coming, present });
    case "replace":
      return (coming.kind === "directory") === (present.kind === "directory")
        ? "replace"
        : "refuse";
    default:
      return assertNever(rule);
  }
}

/** Names that are tried; more in one folder than this is not a coincidence. */
const mostAttempts = 10_000;

/**
 * Names like `name` for what has to have another one: `a (2).txt`, `a (3).txt` and so on.
 *
 * @param platform - whose rules for names hold; a vault has those of Linux
 */
export function* otherNames(name: string, platform: NodeJS.Platform): Generator<string> {
  for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
    yield hostNameLike(name, platform, { attempt });
  }
}
