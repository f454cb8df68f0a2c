/** What a copy of the window is to do, as its journal keeps it. */

import { basename } from "node:path";
import { z } from "zod";
import { ConflictRule } from "../../../src-shared/model/transfer.ts";

const Shared = {
  version: z.literal(1),
  isVerified: z.boolean(),
  /** For every name that is taken; `null`: the user is asked. */
  rule: ConflictRule.nullable(),
};

export const TransferSpec = z.discriminatedUnion("direction", [
  z.strictObject({
    ...Shared,
    direction: z.literal("import"),
    /** Absolute on this computer. */
    sources: z.array(z.string()).min(1).readonly(),
    /** A folder of the vault. */
    target: z.string(),
  }),
  z.strictObject({
    ...Shared,
    direction: z.literal("export"),
    /** In the vault. */
    sources: z.array(z.string()).min(1).readonly(),
    /** A folder of this computer, absolute. */
    target: z.string(),
  }),
]);
export type TransferSpec = Readonly<z.output<typeof TransferSpec>>;

/** The first source in one name; the root of a vault has none. */
export function nameOf({ sources, direction }: TransferSpec): string {
  const [first = ""] = sources;
  return direction === "import" ? basename(first) : first.slice(first.lastIndexOf("/") + 1);
}
