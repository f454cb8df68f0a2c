/** The whole list as the window shows it, and what has to be said about it. */

import { z } from "zod";
import { VaultSummary } from "./vault-summary.ts";

/** Something about the saved list that the user has to know. `keptAs` is the name of a file on this computer. */
export const ListNotice = z.discriminatedUnion("kind", [
  /** The saved list was damaged or gone; the copy before the last change is in use. */
  z.strictObject({ kind: z.literal("restored"), keptAs: z.string().nullable() }),
  /** The saved list was damaged and there was no copy; the damaged one is kept. */
  z.strictObject({ kind: z.literal("started-empty"), keptAs: z.string() }),
  /** The saved list is there but the system does not let it be read; nothing is saved meanwhile. */
  z.strictObject({ kind: z.literal("not-readable"), path: z.string() }),
]);
export type ListNotice = z.output<typeof ListNotice>;

export const VaultList = z.strictObject({
  /** In the order in which they are shown. */
  vaults: z.array(VaultSummary).readonly(),
  notice: ListNotice.nullable(),
});
export type VaultList = z.output<typeof VaultList>;
