import { entryText } from "../../src-shared/text/cli-text.ts";
import { printable } from "../../src-shared/text/printable.ts";
import type { EntryRecord } from "./entry-record.ts";
import { readableSize, readableTime } from "./format-for-people.ts";

const typeWidth = Math.max(...Object.values(entryText).map((word) => word.length));
/** `1023.9 KiB`, the longest size below a pebibyte. */
const sizeWidth = 10;
const digestWidth = 64;

/**
 * An entry as one line for people. The columns have fixed widths, so that lines
 * can be printed as they are found.
 *
 * @param name - how the entry is called in this list
 */
export function entryLine(record: EntryRecord, name: string, digest: boolean): string {
  const columns = [
    entryText[record.type].padEnd(typeWidth),
    (record.size === null ? "" : readableSize(record.size)).padStart(sizeWidth),
    readableTime(Date.parse(record.mtime)),
    ...(digest ? [(record.sha256 ?? "").padEnd(digestWidth)] : []),
    displayName(record, name),
  ];
  return columns.join("  ");
}

function displayName({ type, target, error }: EntryRecord, name: string): string {
  const slash = type === "directory" ? "/" : "";
  const arrow = target === undefined ? "" : ` → ${printable(target)}`;
  const problem = error === undefined ? "" : ` (${error})`;
  return `${printable(name)}${slash}${arrow}${problem}`;
}
