/** What the window asks about moving files in and out of an open vault; part of the table in contract.ts. */

import { z } from "zod";
import { MOST_PATHS, VaultPath } from "../model/files.ts";
import { ConflictRule, TransferId, TransferList } from "../model/transfer.ts";
import { VaultId } from "../model/vault-summary.ts";

const oneTransfer = z.strictObject({ transfer: TransferId });
const oneOpened = z.strictObject({ opened: z.uuid() });
const somePaths = z.strictObject({
  id: VaultId,
  paths: z.array(VaultPath).min(1).max(MOST_PATHS).readonly(),
});
/** `null` if the user chose nothing. */
const started = TransferId.nullable();

export const transferRows = {
  "transfer.list": { input: z.strictObject({}), output: TransferList },

  /** Lets the user pick files or a folder of this computer, and copies them into a folder of the vault. */
  "transfer.import": {
    input: z.strictObject({ id: VaultId, folder: VaultPath, by: z.enum(["files", "folder"]) }),
    output: started,
  },

  /** Lets the user pick a folder of this computer, and copies files and folders of the vault into it. */
  "transfer.export": { input: somePaths, output: started },

  "transfer.pause": { input: oneTransfer, output: z.null() },

  /** Goes on with one that is paused or that failed as a whole. */
  "transfer.resume": { input: oneTransfer, output: z.null() },

  /** Ends it; what was copied stays, what was copied in part does not. */
  "transfer.cancel": { input: oneTransfer, output: z.null() },

  /** Takes one that has come to its end off the list. */
  "transfer.dismiss": { input: oneTransfer, output: z.null() },

  /** Says what happens to the name that is taken; `forAll`: and to every other that comes. */
  "transfer.answer": {
    input: z.strictObject({ transfer: TransferId, rule: ConflictRule, forAll: z.boolean() }),
    output: z.null(),
  },

  /** Whether what is copied from now on is read back and compared. */
  "transfer.set-verify": {
    input: z.strictObject({ transfer: TransferId, isVerified: z.boolean() }),
    output: z.null(),
  },

  /** Writes what failed into a file of the user's choice; `false` if they chose none. */
  "transfer.save-report": { input: oneTransfer, output: z.boolean() },

  /**
   * The user drags files out of the window: they are copied into a private folder, and the system's drag
   * begins. `false` if that took so long that the mouse button will be up by now: the next drag begins at once.
   */
  "transfer.drag-out": { input: somePaths, output: z.boolean() },

  /** Opens a private copy of a file in its program, and watches whether it is changed there. */
  "transfer.open": { input: z.strictObject({ id: VaultId, path: VaultPath }), output: z.null() },

  /** Brings the changed copy back into the vault; `keep-both` beside the file, under another name. */
  "transfer.write-back": {
    input: z.strictObject({ opened: z.uuid(), rule: z.enum(["replace", "keep-both"]) }),
    output: z.null(),
  },

  /** Removes the copy, whatever has become of it. */
  "transfer.close-opened": { input: oneOpened, output: z.null() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
