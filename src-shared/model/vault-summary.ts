/**
 * What a row of the list and the page of a vault know.
 *
 * Main owns these values and announces them whenever they change; the renderer
 * shows them and never edits them. A vault is named by its id alone.
 */

import { z } from "zod";
import { Failure } from "../failure.ts";
import { DriveState } from "./drive.ts";
import { VaultOptions } from "./vault-options.ts";
import { VaultSafety } from "./vault-safety.ts";

export const VaultId = z.uuid().brand("VaultId");
export type VaultId = z.output<typeof VaultId>;

/** Where the decrypted files of an open vault are served, and the login that this share asks for. */
export const Share = z.strictObject({
  /** Loopback address, e.g. `http://127.0.0.1:42427/x7Kd…/Taxes/`. */
  url: z.url(),
  username: z.string(),
  password: z.string(),
});
export type Share = z.output<typeof Share>;

export const VaultState = z.discriminatedUnion("kind", [
  /** Its folder has not been looked at yet. */
  z.strictObject({ kind: z.literal("looking") }),
  z.strictObject({ kind: z.literal("missing") }),
  /** `cipher` as the vault says, e.g. `SIV_GCM`, `null` where it does not; verified only by opening it. */
  z.strictObject({ kind: z.literal("locked"), cipher: z.string().nullable() }),
  z.strictObject({ kind: z.literal("unlocking"), cipher: z.string().nullable() }),
  z.strictObject({
    kind: z.literal("unlocked"),
    cipher: z.string(),
    share: Share,
    drive: DriveState,
    /** By the user's wish, or because its disk is. */
    readOnly: z.boolean(),
    /** Milliseconds since 1970. */
    sinceMs: z.number(),
  }),
  z.strictObject({ kind: z.literal("locking") }),
  /** Shut, and nobody can open it before this is done. */
  z.strictObject({
    kind: z.literal("working"),
    work: z.enum(["checking", "repairing", "upgrading", "restoring"]),
  }),
  /** An old format; `version` is the one it has. */
  z.strictObject({ kind: z.literal("needs-upgrade"), version: z.int() }),
  z.strictObject({ kind: z.literal("not-openable"), failure: Failure }),
]);
export type VaultState = z.output<typeof VaultState>;

export const VaultSummary = z.strictObject({
  id: VaultId,
  name: z.string(),
  /** Its folder as a person would write it, with `~` for the home folder. For the eye only. */
  place: z.string(),
  options: VaultOptions,
  /** Its password is in the keychain of the system. */
  isPasswordSaved: z.boolean(),
  safety: VaultSafety,
  state: VaultState,
});
export type VaultSummary = z.output<typeof VaultSummary>;
