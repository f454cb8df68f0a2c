import { byteSize } from "../ui/byte-size.ts";
import { perLocale } from "../ui/per-locale.ts";
import type { FileItem } from "./file-item.ts";

const moment = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }),
);
const exactMoment = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" }),
);

/** In the way of the language in use; nothing for a time that the disk does not know. */
export function whenWords(ms: number): string {
  return ms > 0 ? moment().format(ms) : "";
}

export function exactWhenWords(ms: number): string {
  return ms > 0 ? exactMoment().format(ms) : "";
}

export function sizeWords({ entry }: FileItem): string {
  return entry.size === null ? "" : byteSize(entry.size);
}
