/** What the user can decide about one vault. Kept beside its entry in the list, never in the vault. */

import { z } from "zod";
import { Port } from "./port.ts";

/** Minutes: a week. */
const longestAutoLock = 7 * 24 * 60;

export const VaultOptions = z.strictObject({
  /** Asks for its password when Latchkey starts. */
  unlockOnStart: z.boolean(),
  /** What follows when it was unlocked: show its drive in the file manager, or ask whether to. */
  afterUnlock: z.enum(["nothing", "reveal", "ask"]),
  /** Locks it after so many minutes without use. `null`: never. */
  autoLockMinutes: z.int().min(1).max(longestAutoLock).nullable(),
  readOnly: z.boolean(),
  /** Where its drive is, and nowhere else. `null`: as the settings say. */
  port: Port.nullable(),
  /** The heading that it stands under in the list. `null`: none. */
  group: z.string().trim().min(1).max(100).nullable(),
});
export type VaultOptions = Readonly<z.output<typeof VaultOptions>>;

/** Some of the options: what a change names, or a file holds. */
export const SomeVaultOptions = VaultOptions.partial();
export type SomeVaultOptions = Readonly<z.output<typeof SomeVaultOptions>>;

export const defaultVaultOptions: VaultOptions = {
  unlockOnStart: false,
  afterUnlock: "ask",
  autoLockMinutes: null,
  readOnly: false,
  port: null,
  group: null,
};
