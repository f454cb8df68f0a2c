/**
 * What the user can decide about Latchkey as a whole. What they decide about
 * one vault is in `vault-options.ts`.
 */

import { z } from "zod";
import { FileNotice } from "./file-notice.ts";
import { LanguageChoice, Spoken } from "./language.ts";
import { Port } from "./port.ts";

export const Settings = z.strictObject({
  /** Of everything Latchkey says; the command line speaks English. */
  language: LanguageChoice,
  theme: z.enum(["system", "light", "dark", "contrast"]),
  /** As the user has put them, by name, or open ones first. */
  listOrder: z.enum(["own", "name", "state"]),
  /** Only name and state of a vault in the list, in a row of half the height. */
  compactList: z.boolean(),
  /** An icon beside the clock; closing the window then leaves the app running. */
  tray: z.boolean(),
  /** Starts without a window, where there is a tray icon to open it from. */
  startHidden: z.boolean(),
  /** Locks open vaults without asking when the user quits. */
  lockOnQuit: z.boolean(),
  /** Offers to keep passwords in the keychain of the system. */
  useKeychain: z.boolean(),
  /** Reads back what is copied in or out in the window, and compares it. */
  verifyTransfers: z.boolean(),
  /** Mounts the drive of a vault when it was unlocked. */
  mountDrives: z.boolean(),
  /** Names drives that are there among the places of the file manager, in files that other programs read. */
  showInSidebar: z.boolean(),
  /** Where drives are looked for: the first free port from here on. `null`: any. */
  port: Port.nullable(),
  /** Writes more into the log. Names and passwords are in it either way never. */
  debugLog: z.boolean(),
});
export type Settings = Readonly<z.output<typeof Settings>>;

/** Some of the settings: what a change names, or a file holds. */
export const SomeSettings = Settings.partial();
export type SomeSettings = Readonly<z.output<typeof SomeSettings>>;

export const defaultSettings: Settings = {
  language: "system",
  theme: "system",
  listOrder: "own",
  compactList: false,
  tray: false,
  startHidden: false,
  lockOnQuit: false,
  useKeychain: true,
  verifyTransfers: false,
  mountDrives: true,
  showInSidebar: false,
  port: null,
  debugLog: false,
};

/** The settings as the window shows them, and what has to be said about their file. */
export const SettingsReport = z.strictObject({
  settings: Settings,
  notice: FileNotice.nullable(),
  /** What the choice of the language comes to on this computer. */
  spoken: Spoken,
});
export type SettingsReport = z.output<typeof SettingsReport>;
