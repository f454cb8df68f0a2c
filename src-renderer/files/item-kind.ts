import type { FileEntry } from "../../src-shared/model/files.ts";
import { filesText as text } from "../../src-shared/text/files-text.ts";

export type ItemKind = Exclude<keyof typeof text.kind, "broken">;

/** By the ends of names; a hint for the eye, decided on nothing else. */
const endings: Readonly<Record<Exclude<ItemKind, "folder" | "link" | "file">, string>> = {
  picture: "avif bmp gif heic ico jpeg jpg png psd raw svg tif tiff webp",
  pdf: "pdf",
  text: "c conf cpp css h html ini java js json log md py rs sh toml ts tsx txt xml yaml yml",
  document: "doc docx epub odt pages rtf",
  table: "csv numbers ods tsv xls xlsx",
  slides: "key odp ppt pptx",
  sound: "aac flac m4a mp3 ogg opus wav wma",
  film: "avi m4v mkv mov mp4 mpeg mpg webm wmv",
  archive: "7z bz2 gz iso rar tar tgz xz zip zst",
};

const kinds: ReadonlyMap<string, ItemKind> = new Map(
  Object.entries(endings).flatMap(([kind, all]) =>
    // The keys of `endings` are kinds; `Object.entries` only says `string`.
    all.split(" ").map((ending) => [ending, kind as ItemKind] as const),
  ),
);

export function kindOf({ kind, name }: Pick<FileEntry, "kind" | "name">): ItemKind {
  if (kind === "directory") return "folder";
  if (kind === "symlink") return "link";
  const dot = name.lastIndexOf(".");
  return (dot > 0 && kinds.get(name.slice(dot + 1).toLowerCase())) || "file";
}

/** Its kind in words, e.g. `Picture (PNG)`. */
export function kindWords(entry: FileEntry): string {
  if (entry.failure) return text.kind.broken;
  const kind = kindOf(entry);
  const dot = entry.name.lastIndexOf(".");
  const ending = entry.kind === "file" && dot > 0 ? entry.name.slice(dot + 1) : "";
  const isPlain = ending === "" || ending.length > 5 || kind === "pdf";
  return isPlain ? text.kind[kind] : `${text.kind[kind]} (${ending.toUpperCase()})`;
}
