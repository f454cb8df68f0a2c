/**
 * Which names of a vault may become names on this computer.
 *
 * The engine refuses names that could leave a folder; they are refused here
 * once more, because a mistake there must not become a file outside the target.
 */

/** Names of devices on Windows, with or without extension. */
const windowsDevice = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

// biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses them in names
const windowsForbidden = /[<>:"/\\|?*\u0000-\u001f]|[. ]$/;

export function isHostName(name: string, platform: NodeJS.Platform): boolean {
  if (name === "" || name === "." || name === ".." || /[/\0]/.test(name)) return false;
  if (platform !== "win32") return true;
  return !windowsForbidden.test(name) && !windowsDevice.test(name);
}
