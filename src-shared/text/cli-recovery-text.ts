/** What the commands around keys tell people when they are done. */

export const recoveryText = {
  keepSafe:
    "Write these words down, with their numbers, and keep them where nobody else finds them: whoever has them can open the vault without its password.",
  belongs: "These words are the recovery key of this vault.",
  anotherVault: "These words are a recovery key, but that of another vault.",
  unknownWord: (place: number, typed: string, near: readonly string[]) =>
    near.length === 0
      ? `Word ${place}, “${typed}”, is in no recovery key.`
      : `Word ${place}, “${typed}”, is in no recovery key. Near to it: ${near.join(", ")}.`,
  wrongCount: (count: number) => `A recovery key has 44 words; these are ${count}.`,
  swapped: (first: number, second: number) =>
    `Words ${first} and ${second} have changed places. The other way round, it is the recovery key of this vault.`,
  wrongChecksum:
    "All of these words can be in a recovery key, but not in this combination: at least one of them is another one of the list. Compare them with your copy.",
  recovered: (keyFile: string) =>
    `The vault has a new key file, “${keyFile}”, with the new password. The recovery key stays the same.`,
  restoredConfig: (cipher: string, threshold: number) =>
    `Restored the configuration: ${cipher}, long names shortened beyond ${threshold} characters.`,
  restoredKeyFile: (keyFile: string) => `Restored the key file “${keyFile}”.`,
  kept: (path: string) => `What was there before is kept as “${path}”.`,
  copiesThere: (copies: readonly string[]) =>
    `There are copies of the lost file; “--from COPY” takes one of them instead:\n${copies.join("\n")}`,
  copy: (name: string, time: string) => `  ${name}, of ${time}`,
} as const;

export const passwordText = {
  changed: (keyFile: string) => `The key file “${keyFile}” has the new password now.`,
  oldCopies: (copies: readonly string[]) =>
    `These older copies still open the vault with the password of their time; “--remove-old-copies” removes them:\n${copies.map((path) => `  ${path}`).join("\n")}`,
  cost: (log2: number, milliseconds: number) =>
    `Each check of the password costs 2^${log2} now, ${seconds(milliseconds)} on this computer.`,
  stronger: (log2: number, milliseconds: number) =>
    `Guessing can be made dearer: --scrypt-cost ${log2} takes about ${seconds(milliseconds)} here at each unlock.`,
} as const;

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
