/**
 * Format 5 → 6: the password counts in its NFC form from now on.
 *
 * Nothing but the key file changes, in one step of the disk (docs/vault-format.md §15.1).
 */

import { rewriteKeyFile } from "./rewrite-key-file.ts";
import type { PrepareStep } from "./upgrade-step.ts";

const from = 5;
const to = 6;

export const prepare5To6: PrepareStep = async (context) => ({
  from,
  to,
  run: async function* () {
    await rewriteKeyFile(context, to);
    yield { kind: "step", from, to };
  },
});
