import type { Failure } from "../../src-shared/failure.ts";
import type { Entry, Vault } from "../vault/vault.ts";
import { entryFailure } from "./entry-failure.ts";
import { childPath } from "./vault-path.ts";

export interface Visit {
  readonly path: string;
  readonly entry: Entry;
}

/** Entries of one directory, in the order of UTF-16 code units. */
export async function sortedEntries(vault: Vault, path: string): Promise<readonly Visit[]> {
  const entries = [...(await vault.list(path))];
  // The order of JavaScript strings is by code unit: the same on every computer.
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.map((entry) => ({ path: childPath(path, entry.name), entry }));
}

/**
 * Everything below a directory, a directory before its content. A directory
 * that cannot be listed is visited with that failure and does not stop the walk.
 */
export async function* walk(vault: Vault, root: string): AsyncGenerator<Visit> {
  yield* walkThrough(vault, await sortedEntries(vault, root));
}

async function* walkThrough(vault: Vault, visits: readonly Visit[]): AsyncGenerator<Visit> {
  for (const { path, entry } of visits) {
    if (entry.kind !== "directory" || entry.failure !== undefined) {
      yield { path, entry };
      continue;
    }
    const listing = await listOrFailure(vault, path);
    if ("failure" in listing) {
      yield { path, entry: { ...entry, failure: listing.failure } };
      continue;
    }
    yield { path, entry };
    yield* walkThrough(vault, listing.visits);
  }
}

async function listOrFailure(
  vault: Vault,
  path: string,
): Promise<{ readonly visits: readonly Visit[] } | { readonly failure: Failure }> {
  try {
    return { visits: await sortedEntries(vault, path) };
  } catch (error) {
    return { failure: entryFailure(error) };
  }
}
