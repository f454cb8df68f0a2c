/** What the user can decide about one vault. Kept beside its entry in the list, never in the vault. */

import { z } from "zod";
import { DriveLetter } from "./drive.ts";
import { Port } from "./port.ts";
import { longestProgram } from "./program-words.ts";

/** Minutes: a week. */
const longestAutoLock = 7 * 24 * 60;

export const VaultOptions = z.strictObject({
  /** Asks for its password when Latchkey starts. */
  unlockOnStart: z.boolean(),
  /** What follows when it was unlocked: show its drive in the file manager, or ask while unlocking whether to. */
  afterUnlock: z.enum(["nothing", "reveal", "ask"]),
  /** Locks it after so many minutes without use. `null`: never. */
  autoLockMinutes: z.int().min(1).max(longestAutoLock).nullable(),
  /** Locks it when the drive with its key file is taken away. `null`: if that drive is a removable one. */
  lockWhenKeyGone: z.boolean().nullable(),
  lockOnSleep: z.boolean(),
  /** With the screen of this user, and when another user gets it. */
  lockWithScreen: z.boolean(),
  readOnly: z.boolean(),
  /** Mounts its drive when it was unlocked, unless the settings say otherwise for all. */
  mount: z.boolean(),
  /** The folder in which its drive appears, absolute on this computer. `null`: the system chooses. */
  driveFolder: z.string().min(1).nullable(),
  /** The letter of its drive on Windows. `null`: any that is free. */
  driveLetter: DriveLetter.nullable(),
  /** Where its drive is, and nowhere else. `null`: as the settings say. */
  port: Port.nullable(),
  /** The command line of the program that prints its password, run without a shell. `null`: the user is asked. */
  passwordProgram: z.string().min(1).max(longestProgram).nullable(),
  /** The heading that it stands under in the list. `null`: none. */
  group: z.string().trim().min(1).max(100).nullable(),
});
export type VaultOptions = Readonly<z.output<typeof VaultOptions>>;

/** Some of the options: what a change names, or a file holds. */
export const SomeVaultOptions = VaultOptions.partial();
export type SomeVaultOptions = Readonly<z.output<typeof SomeVaultOptions>>;

/** Those that the window may change: it names no folders, and no program without the user's consent in main. */
export const ChangedVaultOptions = SomeVaultOptions.omit({
  driveFolder: true,
  passwordProgram: true,
});

/** Those that are taken to another computer and taken over there: no file may bring a program that is run. */
export const ExportedVaultOptions = SomeVaultOptions.omit({ passwordProgram: true });

export const defaultVaultOptions: VaultOptions = {
  unlockOnStart: false,
  afterUnlock: "ask",
  autoLockMinutes: null,
  lockWhenKeyGone: null,
  lockOnSleep: false,
  lockWithScreen: false,
  readOnly: false,
  mount: true,
  driveFolder: null,
  driveLetter: null,
  port: null,
  passwordProgram: null,
  group: null,
};
