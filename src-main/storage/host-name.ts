/**
 * Which names of a vault may become names on this computer, and what the
 * others become instead.
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

/** Bytes of UTF-8 that nearly every disk takes in a name. */
export const USUAL_NAME_BYTES = 255;

/**
 * A legal name that resembles `name`, which it is if that is one already.
 *
 * @param attempt - 0 for the name itself; 1, 2, … for others, ` (2)` and so on before the extension
 * @param maxBytes - of UTF-8; what is longer is cut before the extension
 */
export function hostNameLike(
  name: string,
  platform: NodeJS.Platform,
  { attempt = 0, maxBytes = USUAL_NAME_BYTES } = {},
): string {
  const legal = isHostName(name, platform) ? name : madeLegal(name, platform);
  const suffix = attempt === 0 ? "" : ` (${attempt + 1})`;
  const { stem, extension } = splitExtension(legal);
  const room = maxBytes - byteLength(suffix + extension);
  return cutToBytes(stem, room) + suffix + extension;
}

function madeLegal(name: string, platform: NodeJS.Platform): string {
  const isWindows = platform === "win32";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses them in names
  const illegal = isWindows ? /[<>:"/\\|?*\u0000-\u001f]|[. ]$/g : /[/\0]/g;
  const replaced = name.replace(illegal, "_");
  return isHostName(replaced, platform) ? replaced : `_${replaced.replace(/^\.+$/, "")}`;
}

/** An extension is short and not all of the name: `.bashrc` has none, nor has `No. 1 of the many`. */
function splitExtension(name: string): { readonly stem: string; readonly extension: string } {
  const extension = /(?<=.)\.[^. ]{1,16}$/.exec(name)?.[0] ?? "";
  return { stem: name.slice(0, name.length - extension.length), extension };
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Never in the middle of a character. */
function cutToBytes(text: string, maxBytes: number): string {
  if (byteLength(text) <= maxBytes) return text;
  let cut = "";
  let bytes = 0;
  for (const character of text) {
    bytes += byteLength(character);
    if (bytes > maxBytes) break;
    cut += character;
  }
  return cut;
}
