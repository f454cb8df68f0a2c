/** The sentences of the preferences, of quitting, and of what nobody expected. */

import { worded } from "./worded.ts";

export const preferencesText = worded("preferencesText", {
  heading: "Preferences",
  back: "Back",

  look: "Look",
  theme: "Colours",
  themes: {
    system: "As the system",
    light: "Light",
    dark: "Dark",
    contrast: "High contrast",
  },
  language: "Language",
  systemLanguage: "As the system",
  compactList: "Short rows in the list of vaults",

  startAndQuit: "Start and quit",
  autostart: "Start Latchkey when I log in",
  autostartUnavailable: "An installed Latchkey can start by itself when you log in.",
  tray: "Show an icon beside the clock",
  trayHint: "Closing the window then leaves Latchkey and your open vaults running.",
  startHidden: "Start without a window",
  lockOnQuit: "When I quit, lock open vaults without asking",

  passwords: "Passwords",
  useKeychain: "Offer to remember passwords in the keychain of this computer",
  keychainUsable: "This computer has a keychain that Latchkey can use.",
  keychainUnusable: "This computer has no keychain that is safe to use, so nothing is remembered.",
  keychainOff: "Turned off: nothing is remembered, and what was saved is not used.",

  drives: "Drives",
  port: "Port",
  portHint:
    "The first open vault takes this port, the next ones those after it. Left empty, any free one is taken. A vault may have its own in its options.",
  portProblem: (least: number, most: number) => `A port is a number from ${least} to ${most}.`,

  log: "Log",
  logAbout: (place: string) =>
    `What went wrong is written down in “${place}”, without passwords and names.`,
  debugLog: "Write down every step too, still without names",
  showLog: "Show the log",

  transfer: "Take along",
  transferAbout:
    "Preferences, and the list of vaults with their options, as a file for another computer. No password is in it.",
  export: "Export…",
  import: "Import…",
  exported: (place: string) => `Exported to “${place}”.`,
  imported: (vaults: number) =>
    vaults === 1
      ? "Imported; one vault was added to the list."
      : `Imported; ${vaults} vaults were added to the list.`,
  notPreferences: "That file holds no preferences that this version can read. Nothing was changed.",

  about: "About",
  version: "Latchkey",
  electron: "Electron",
  chromium: "Chromium",
  node: "Node",
  aboutLicence:
    "Free software under the GNU General Public Licence, version 3 or later. Not made or endorsed by the makers of Cryptomator, whose open format it uses.",
  links: { licence: "Read the licence", "vault-format": "About the format" },
  notices: "Works of others",
});

export const quitText = worded("quitText", {
  title: "Lock your vaults and quit?",
  body: (names: string) => `Open right now: ${names}. Their drives go away when Latchkey quits.`,
  busy: (names: string) =>
    `Programs are still writing into: ${names}. Latchkey quits when they are done.`,
  quit: "Lock and quit",
  force: "Quit now",
  stay: "Cancel",
  waiting: "Waiting for programs to finish writing",
});

export const troubleText = worded("troubleText", {
  title: "Something went wrong",
  body: "Latchkey did not expect this. What you were doing may not have been done; files in your vaults are replaced as a whole or not at all. If it comes again, send the report to those who make Latchkey.",
  code: "Code",
  report: "The report: nothing in it is about you or your files.",
  copy: "Copy the report",
  copied: "Copied",
  showLog: "Show the log",
  close: "Close",
  again: "Load the window again",
});
