/**
 * What main wants of the window, on behalf of the tray, the menu, the system or
 * a second start of the program. The window may not be there yet, so a wish is
 * kept until the window takes it.
 */

import { z } from "zod";
import { Failure } from "../failure.ts";
import { Trouble } from "./trouble.ts";
import { VaultId } from "./vault-summary.ts";

export const Wish = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("show-vault"), id: VaultId }),
  z.strictObject({ kind: z.literal("unlock"), id: VaultId }),
  z.strictObject({ kind: z.literal("new-vault") }),
  z.strictObject({ kind: z.literal("add-existing") }),
  z.strictObject({ kind: z.literal("lock-selected") }),
  /** Programs are writing into it; the window asks whether to cut them off. */
  z.strictObject({ kind: z.literal("lock"), id: VaultId }),
  z.strictObject({ kind: z.literal("preferences") }),
  /** What was opened with Latchkey is no vault. */
  z.strictObject({ kind: z.literal("refused"), failure: Failure }),
  /** What was dropped on an open vault is not in it now. */
  z.strictObject({ kind: z.literal("drop-refused"), failure: Failure }),
  /** Vaults are open and somebody wants to quit. */
  z.strictObject({ kind: z.literal("ask-to-quit") }),
  z.strictObject({ kind: z.literal("tell-trouble"), trouble: Trouble }),
]);
export type Wish = z.output<typeof Wish>;
