/**
 * Which names a new vault may have.
 *
 * The name becomes a folder that travels: what any system or sync client
 * refuses is refused here, in every script alike.
 */

/** Bytes of UTF-8; every disk takes 255, sync clients add to names. */
const MAX_BYTES = 200;

/** What Windows or a sync client refuses in a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses them in names
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f]/u;

/** Names of devices on Windows, with or without an extension. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/iu;

export type NameProblem =
  | { readonly kind: "empty" | "too-long" | "reserved" | "leading-dot" | "trailing-dot" }
  | { readonly kind: "forbidden"; readonly character: string };

/** The name as it will be written: NFC, no spaces around it. */
export function vaultName(typed: string): string {
  return typed.normalize("NFC").trim();
}

/** @returns `null` if a vault may have the name that {@link vaultName} makes of what was typed */
export function nameProblem(typed: string): NameProblem | null {
  const name = vaultName(typed);
  if (name === "") return { kind: "empty" };
  const [character] = forbidden.exec(name) ?? [];
  if (character !== undefined) return { kind: "forbidden", character };
  if (name.startsWith(".")) return { kind: "leading-dot" };
  if (name.endsWith(".")) return { kind: "trailing-dot" };
  if (device.test(name)) return { kind: "reserved" };
  return byteLength(name) > MAX_BYTES ? { kind: "too-long" } : null;
}

/** In UTF-8. `src-shared` knows no encoder: neither Node's types nor the browser's are there. */
function byteLength(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => sum + bytesOf(character.codePointAt(0) ?? 0),
    0,
  );
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x8_00) return 2;
  return codePoint < 0x1_00_00 ? 3 : 4;
}
