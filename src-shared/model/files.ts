/**
 * Folders of an open vault as the window sees them.
 *
 * Every path is a cleartext path inside a vault; main parses it again with the
 * parser of the vault, whatever the shape says here. Nothing here is ever long:
 * large folders come in parts.
 */

import { z } from "zod";
import { Failure } from "../failure.ts";

/** Absolute, `/`-separated, of a file or folder in a vault. */
export const VaultPath = z.string().startsWith("/").max(40_000);

/** Entries in one answer. */
export const LISTING_PART = 2_000;

/** Paths in one question. */
export const MOST_PATHS = 1_000;

export const FileEntry = z.strictObject({
  name: z.string(),
  kind: z.enum(["file", "directory", "symlink"]),
  /** Bytes of content; `null` unless it is a file whose size is known. */
  size: z.number().nullable(),
  /** Milliseconds since 1970. */
  modifiedMs: z.number(),
  /** Milliseconds since 1970; 0 where the disk does not know. */
  createdMs: z.number(),
  /** Another one after every change of the content. */
  revision: z.string(),
  /** Why it cannot be used although it is listed. */
  failure: Failure.nullable(),
});
export type FileEntry = Readonly<z.output<typeof FileEntry>>;

export const ListingId = z.uuid().brand("ListingId");
export type ListingId = z.output<typeof ListingId>;

/** What was in a folder at one moment; its first part. */
export const FolderListing = z.strictObject({
  listing: ListingId,
  /** The folder, as the vault writes its path. */
  path: z.string(),
  /** Entries in all. */
  total: z.int(),
  entries: z.array(FileEntry).max(LISTING_PART).readonly(),
});
export type FolderListing = z.output<typeof FolderListing>;

export const SearchId = z.uuid().brand("SearchId");
export type SearchId = z.output<typeof SearchId>;

export const SearchHit = z.strictObject({
  /** The folder that holds it. */
  folder: z.string(),
  entry: FileEntry,
});
export type SearchHit = Readonly<z.output<typeof SearchHit>>;

/** What a search has found since it was asked last. */
export const SearchNews = z.strictObject({
  hits: z.array(SearchHit).readonly(),
  /** Folders and entries that were looked at so far. */
  folders: z.int(),
  entries: z.int(),
  /** Folders that could not be listed. */
  unreadable: z.int(),
  /** The folder it is at. */
  at: z.string(),
  /** `full`: it found as much as it may, and stopped. */
  step: z.enum(["searching", "done", "full"]),
});
export type SearchNews = z.output<typeof SearchNews>;

/** One path that could not be done, and why. */
export const PathFailure = z.strictObject({ path: z.string(), failure: Failure });
export type PathFailure = z.output<typeof PathFailure>;

/** Bytes of the longest file that is shown. */
export const LONGEST_PREVIEW = {
  picture: 64 * 2 ** 20,
  pdf: 128 * 2 ** 20,
  text: 2 ** 20,
} as const;

/**
 * A look into a file. `token` is for one request to `previewPath` of the app's own origin,
 * within a minute.
 */
export const Preview = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("picture"), token: z.string(), isDrawing: z.boolean() }),
  z.strictObject({ kind: z.literal("pdf"), token: z.string() }),
  /** `isWhole`: else only its beginning. */
  z.strictObject({ kind: z.literal("text"), token: z.string(), isWhole: z.boolean() }),
  z.strictObject({ kind: z.literal("none"), reason: z.enum(["too-large", "unknown-kind"]) }),
]);
export type Preview = z.output<typeof Preview>;

/** Where the bytes of a preview are, once. */
export function previewPath(token: string): string {
  return `/preview/${token}`;
}
