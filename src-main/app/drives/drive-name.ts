/** Characters; 255 bytes are what disks take, and file managers show less. */
const LONGEST = 60;

/** What a drive is called after its vault, which may be called anything: one name that every system takes. */
export function driveName(vaultName: string): string {
  const name = vaultName
    .normalize("NFC")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a name
    .replaceAll(/[/\\:*?"<>|\u0000-\u001f\u007f]+/g, "-")
    .replace(/^[.\s]+/, "")
    .slice(0, LONGEST)
    .replace(/[.\s]+$/, "");
  return name === "" ? "Vault" : name;
}
