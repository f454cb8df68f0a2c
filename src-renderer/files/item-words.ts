import { byteSize } from "../ui/byte-size.ts";
import type { FileItem } from "./file-item.ts";

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const exactMoment = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

/** In the way of the user's own country; nothing for a time that the disk does not know. */
export function whenWords(ms: number): string {
  return ms > 0 ? moment.format(ms) : "";
}

export function exactWhenWords(ms: number): string {
  return ms > 0 ? exactMoment.format(ms) : "";
}

export function sizeWords({ entry }: FileItem): string {
  return entry.size === null ? "" : byteSize(entry.size);
}
