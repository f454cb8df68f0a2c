/**
 * Listings of folders that the window fetches in parts.
 *
 * A listing is what was there at one moment, so that its parts fit together
 * whatever changes meanwhile. Only the newest are kept, and none once its last
 * part is fetched.
 */

import { randomUUID } from "node:crypto";
import {
  type FileEntry,
  type FolderListing,
  LISTING_PART,
  ListingId,
} from "../../../src-shared/model/files.ts";
import type { Entry, Vault } from "../../vault/vault.ts";
import { formatPath, parsePath } from "../../vault/vault-path.ts";
import { isReserved } from "../../webdav/hidden-names.ts";
import { childOf } from "../../webdav/vault-path.ts";

/** A folder and the one that was left for it. */
const MOST_LISTINGS = 2;

export class FolderListings {
  readonly #vault: Vault;
  readonly #listings = new Map<ListingId, readonly FileEntry[]>();

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  async begin(folder: string): Promise<FolderListing> {
    const path = formatPath(parsePath(folder));
    const entries = await visibleEntries(this.#vault, path);
    const listing = ListingId.parse(randomUUID());
    if (entries.length > LISTING_PART) this.#keep(listing, entries);
    return { listing, path, total: entries.length, entries: entries.slice(0, LISTING_PART) };
  }

  /** @returns nothing once the listing is forgotten */
  more(listing: ListingId, from: number): readonly FileEntry[] {
    const entries = this.#listings.get(listing) ?? [];
    if (from + LISTING_PART >= entries.length) this.#listings.delete(listing);
    return entries.slice(from, from + LISTING_PART);
  }

  #keep(listing: ListingId, entries: readonly FileEntry[]): void {
    this.#listings.set(listing, entries);
    for (const oldest of this.#listings.keys()) {
      if (this.#listings.size <= MOST_LISTINGS) return;
      this.#listings.delete(oldest);
    }
  }
}

/** What the user has put into a folder; what is Latchkey's own is left out. */
export async function visibleEntries(vault: Vault, folder: string): Promise<readonly FileEntry[]> {
  const entries = await vault.list(folder);
  return entries.filter(({ name }) => !isReserved(childOf(folder, name))).map(fileEntryOf);
}

function fileEntryOf({ failure, ...entry }: Entry): FileEntry {
  return { ...entry, failure: failure ?? null };
}
