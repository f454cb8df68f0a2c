/** What the command line says about key files that are kept elsewhere. */

export const keyText = {
  stale: (keyFile: string, vault: string) =>
    `“${keyFile}” is another version of the key file, with another password. “latchkey key copy ${vault} ${keyFile}” brings it up to date.`,
  onlyOlder: (keyFile: string) =>
    `“${keyFile}” is an older version of the key file; it takes the password of its time.`,
  moved: (keyFile: string) =>
    `The key file is “${keyFile}” now, and this computer knows where to find it.`,
  copied: (keyFile: string) =>
    `The key file is also “${keyFile}” now; this computer looks for it in both places.`,
  remembered: (keyFile: string) => `This computer knows now that the key file is “${keyFile}”.`,
  forgotten: (places: readonly string[]) =>
    `Forgotten, not removed:\n${places.map((place) => `  ${place}`).join("\n")}`,
  nothingRemembered: "This computer remembers no place of a key file for this vault.",
  removed: (files: readonly string[]) => `Removed:\n${files.map((file) => `  ${file}`).join("\n")}`,
  cloudKeeps:
    "The cloud may keep older versions of removed files. Whoever gets one, and knows its password, can open the vault for good: only a new vault shuts them out.",
  linked: (vault: string, keyFile: string) =>
    `The key file in the vault folder is a link. “latchkey key remember ${vault} ${keyFile}” makes this computer remember where it leads, and takes the link away.`,
  place: (keyFile: string, isCurrent: boolean) =>
    isCurrent ? `There:   ${keyFile}` : `Older:   ${keyFile}`,
  missing: (label: string, keyFile: string) => `Away:    ${keyFile} (${label})`,
  drive: (label: string, mountPoint: string) => `Drive:   ${mountPoint} (${label})`,
  noLabel: "no name",
  lockedBecause: {
    "key-gone": "The vault is locked, because its key file was taken away.",
    sleep: "The vault is locked, because the computer goes to sleep.",
    "screen-lock": "The vault is locked, because the screen is.",
    "user-switch": "The vault is locked, because another user has the screen.",
    idle: "The vault is locked, because nobody used it.",
  },
} as const;
