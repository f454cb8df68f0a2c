/** What goes to standard output and standard error: JSON for programs, plain text for people. */

import type { Io } from "./io.ts";

/** Takes away what is on the line of a terminal, such as how far a copy is. */
export const clearLine = "\r\u001b[K";

/**
 * One result: the object with `--json`, else the text.
 *
 * @param text - without line break at the end; `null` if people need not be told
 */
export async function print(io: Io, record: object, text: string | null): Promise<void> {
  if (io.json) await io.stdout.write(`${jsonLine(record)}\n`);
  else if (text !== null) await io.stdout.write(`${text}\n`);
}

/**
 * JSON on one line. Control characters above ASCII, which JSON need not escape, are escaped too:
 * a name in the vault must not be able to steer the terminal.
 */
export function jsonLine(record: object): string {
  return JSON.stringify(record).replace(/[\u007f-\u009f\u2028\u2029]/g, unicodeEscape);
}

/**
 * A name or a path from a vault, fit for a terminal. Whoever can write to the vault chose it, so
 * control characters (which could rewrite the screen) and marks that turn the direction of writing
 * (which could make `exe.txt` of `txt.exe`) are shown as escapes.
 */
export function printable(name: string): string {
  return name.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    unicodeEscape,
  );
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
