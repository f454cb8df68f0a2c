/** What many questions have in common. */

import { z } from "zod";
import { VaultId } from "../model/vault-summary.ts";

export const nothing = z.strictObject({});
export const oneVault = z.strictObject({ id: VaultId });
export const password = z.string().min(1).max(10_000);
