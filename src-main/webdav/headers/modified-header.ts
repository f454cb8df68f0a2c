/** Seconds. Beyond the year 9999 no file system has times. */
const LAST = 253_402_300_799;

/**
 * Reads an `X-OC-Mtime` header, by which clients of ownCloud's kind give a file
 * its time with its content, e.g. `1445412480`.
 *
 * @returns milliseconds since 1970; `null` if it is absent or no such number
 */
export function parseModified(header: string | undefined): number | null {
  const match = /^(?<seconds>\d{1,12})(?:\.\d*)?$/.exec(header?.trim() ?? "");
  const seconds = Number(match?.groups?.["seconds"] ?? Number.NaN);
  return seconds <= LAST ? seconds * 1000 : null;
}
