/** The whole list as the window shows it, and what has to be said about it. */

import { z } from "zod";
import { FileNotice } from "./file-notice.ts";
import { VaultSummary } from "./vault-summary.ts";

export const VaultList = z.strictObject({
  /** In the order in which they are shown. */
  vaults: z.array(VaultSummary).readonly(),
  notice: FileNotice.nullable(),
});
export type VaultList = z.output<typeof VaultList>;
