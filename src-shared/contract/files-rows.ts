/** What the window asks of the files in an open vault; part of the table in contract.ts. */

import { z } from "zod";
import { LocatedFile } from "../model/file-name-answer.ts";
import {
  FileEntry,
  FolderListing,
  LISTING_PART,
  ListingId,
  MOST_PATHS,
  PathFailure,
  Preview,
  SearchId,
  SearchNews,
  VaultPath,
} from "../model/files.ts";
import { VaultId } from "../model/vault-summary.ts";

const onePath = z.strictObject({ id: VaultId, path: VaultPath });
const oneSearch = z.strictObject({ id: VaultId, search: SearchId });
/** Which deletion of this session; counted from 1. */
const deletion = z.int().min(1);

export const filesRows = {
  /** What is in a folder, and from now on an announcement when that changes; only of the folder asked for last. */
  "files.list": { input: onePath, output: FolderListing },

  /** The next part of a listing; empty once it is forgotten, as only the newest are kept. */
  "files.list-more": {
    input: z.strictObject({ id: VaultId, listing: ListingId, from: z.int().min(0) }),
    output: z.array(FileEntry).max(LISTING_PART).readonly(),
  },

  /** Begins to look for names below a folder. */
  "files.search": {
    input: z.strictObject({ id: VaultId, under: VaultPath, words: z.string().min(1).max(1_000) }),
    output: SearchId,
  },

  /** What it has found since; answers when there is something, or after a moment. */
  "files.search-more": { input: oneSearch, output: SearchNews },

  "files.stop-search": { input: oneSearch, output: z.null() },

  /** Makes a folder, and answers with its path. */
  "files.make-folder": {
    input: z.strictObject({ id: VaultId, folder: VaultPath, name: z.string().min(1).max(10_000) }),
    output: z.string(),
  },

  /** Gives something another name in the same folder, and answers with its new path. */
  "files.rename": {
    input: z.strictObject({ id: VaultId, path: VaultPath, name: z.string().min(1).max(10_000) }),
    output: z.string(),
  },

  /**
   * Deletes, so that it can be taken back until the vault is locked.
   *
   * `deletion`: the one that these belong to; `null` begins a new one.
   */
  "files.delete": {
    input: z.strictObject({
      id: VaultId,
      paths: z.array(VaultPath).min(1).max(MOST_PATHS),
      deletion: deletion.nullable(),
    }),
    output: z.strictObject({ deletion, failed: z.array(PathFailure).readonly() }),
  },

  /** Puts back what a deletion took, and answers with where it is now. */
  "files.undo-delete": {
    input: z.strictObject({ id: VaultId, deletion }),
    output: z.strictObject({
      restored: z.array(z.string()).readonly(),
      failed: z.array(PathFailure).readonly(),
    }),
  },

  /** Removes for good what was deleted so far. */
  "files.forget-deleted": { input: z.strictObject({ id: VaultId }), output: z.null() },

  /** The user is at work among the files: a key, the mouse. Told every now and then, so that the vault does not count as idle. */
  "files.used": { input: z.strictObject({ id: VaultId }), output: z.null() },

  /** Where something lies on the disk, encrypted; `show` opens its folder in the file manager. */
  "files.locate": {
    input: z.strictObject({ id: VaultId, path: VaultPath, show: z.boolean() }),
    output: LocatedFile,
  },

  /** Reads a file to be shown; nothing of it is written anywhere. `isSmall`: only for a small picture of it. */
  "files.preview": {
    input: z.strictObject({ id: VaultId, path: VaultPath, isSmall: z.boolean() }),
    output: Preview,
  },
} as const;
