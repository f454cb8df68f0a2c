/**
 * A name or a path from a vault, fit for a terminal or a report. Whoever can write to the vault
 * chose it, so control characters (which could rewrite the screen) and marks that turn the
 * direction of writing (which could make `exe.txt` of `txt.exe`) are shown as escapes.
 */
export function printable(name: string): string {
  return name.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    unicodeEscape,
  );
}

export function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
