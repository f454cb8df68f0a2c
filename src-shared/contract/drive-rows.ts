/** What the window may ask about the share of an open vault and its drive; part of the contract. */

import { z } from "zod";
import { DriveFacts, DriveFileLimit } from "../model/drive.ts";
import { ShareTraffic } from "../model/share-traffic.ts";
import { VaultId } from "../model/vault-summary.ts";

const oneVault = z.strictObject({ id: VaultId });

export const driveRows = {
  "drive.facts": { input: z.strictObject({}), output: DriveFacts },

  /** `null` where the system sets no limit. */
  "drive.file-limit": { input: z.strictObject({}), output: DriveFileLimit.nullable() },

  /** Raises the limit, for which the system asks the user. `kept`: it was refused, or could not be. */
  "drive.raise-limit": {
    input: z.strictObject({}),
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("raised") }),
      z.strictObject({ kind: z.literal("kept") }),
    ]),
  },

  /** Mounts the drive of an open vault; what became of it is in the state of the vault. */
  "drive.mount": { input: oneVault, output: z.null() },

  /** Shows the drive of an open vault in the file manager; mounts it first where it is not. */
  "drive.open": { input: oneVault, output: z.null() },

  /** Takes the drive down and leaves the vault open. `force`: also while files are open there. */
  "drive.unmount": {
    input: z.strictObject({ id: VaultId, force: z.boolean() }),
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("gone") }),
      z.strictObject({ kind: z.literal("busy") }),
    ]),
  },

  /** Puts the place of the drive on the clipboard. */
  "drive.copy-place": { input: oneVault, output: z.null() },

  /** Lets the user pick the folder that the drive appears in; nothing changes if they change their mind. */
  "drive.pick-folder": { input: oneVault, output: z.null() },

  /** Lets the system choose the folder again. */
  "drive.forget-folder": { input: oneVault, output: z.null() },

  "share.traffic": { input: oneVault, output: ShareTraffic },

  /** Puts one part of the share's login on the clipboard. */
  "share.copy": {
    input: z.strictObject({ id: VaultId, part: z.enum(["url", "username", "password"]) }),
    output: z.null(),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
