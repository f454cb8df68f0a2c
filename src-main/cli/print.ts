/** What goes to standard output and standard error: JSON for programs, plain text for people. */

import { unicodeEscape } from "../../src-shared/text/printable.ts";
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
