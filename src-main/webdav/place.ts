/**
 * From a path that a client names to what is there, links followed.
 *
 * Clients of WebDAV know no links: one that leads to a file or directory in
 * the vault looks like what it leads to, one that leads nowhere is not there.
 */

import { isFailure } from "../base/vault-error.ts";
import type { Entry, Vault } from "../vault/vault.ts";
import type { ShareState } from "./exchange.ts";
import { isHidden } from "./hidden-names.ts";
import { type Claim, covers } from "./path-queue.ts";
import { Refusal } from "./refusal.ts";
import { childOf, nameOf, parentOf } from "./vault-path.ts";

export interface Place {
  /** Where the content is, without any link on the way. */
  readonly path: string;
  /** Where the name is: the link itself, if the last segment is one; else the same. */
  readonly ownPath: string;
  /** What is at `path`; `null` for nothing. */
  readonly entry: Entry | null;
}

/** A place where something is. */
export interface ExistingPlace extends Place {
  readonly entry: Entry;
}

export async function findPlace(share: ShareState, path: string): Promise<Place> {
  const place = await lookUp(share.vault, path);
  return isHidden(share, place.path) ? { ...place, entry: null } : place;
}

/** @throws Refusal 404 if nothing is there */
export async function findExisting(share: ShareState, path: string): Promise<ExistingPlace> {
  return assertExists(await findPlace(share, path));
}

/** @throws Refusal 404 if nothing is there */
export function assertExists({ entry, ...rest }: Place): ExistingPlace {
  if (entry === null) throw new Refusal(404);
  return { ...rest, entry };
}

async function lookUp(vault: Vault, path: string): Promise<Place> {
  try {
    const entry = await vault.find(path);
    if (entry?.kind !== "symlink") return { path, ownPath: path, entry };
  } catch (error) {
    if (isFailure(error, "not-found")) return { path, ownPath: path, entry: null };
    if (!isFailure(error, "is-not-a-directory")) throw error;
  }
  return lookThroughLinks(vault, path);
}

async function lookThroughLinks(vault: Vault, path: string): Promise<Place> {
  const nowhere = { path, ownPath: path, entry: null };
  const parent = await followLinks(vault, parentOf(path) ?? "/");
  if (parent === null) return nowhere;
  const ownPath = childOf(parent, nameOf(path));
  const target = await followLinks(vault, ownPath);
  if (target === null) return { ...nowhere, path: ownPath, ownPath };
  return { path: target, ownPath, entry: await statOrNull(vault, target) };
}

/** What a link in a listing stands for; `null` if it leads nowhere. */
export async function resolveLink(vault: Vault, path: string): Promise<ExistingPlace | null> {
  const target = await followLinks(vault, path);
  const entry = target === null ? null : await statOrNull(vault, target);
  return target === null || entry === null ? null : { path: target, ownPath: path, entry };
}

async function followLinks(vault: Vault, path: string): Promise<string | null> {
  return orNull(() => vault.resolveLinks(path));
}

async function statOrNull(vault: Vault, path: string): Promise<Entry | null> {
  return orNull(() => vault.stat(path));
}

/** `null` for what means that a path leads nowhere; other failures stay failures. */
async function orNull<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    const isNowhere =
      isFailure(error, "not-found") ||
      isFailure(error, "is-not-a-directory") ||
      isFailure(error, "link-loop") ||
      isFailure(error, "tampered") ||
      isFailure(error, "broken-node");
    if (isNowhere) return null;
    throw error;
  }
}

/** How often links may change under our hands before a client is asked to come again. */
const MOST_ATTEMPTS = 3;

/**
 * Runs `work` while nobody else changes the wanted paths or what they lead to.
 *
 * @param work - gets what is at each of the wanted paths
 * @throws Refusal 503 if the share is closed
 */
export async function alone<const Wanted extends readonly Claim[], T>(
  share: ShareState,
  wanted: Wanted,
  work: (places: { readonly [Index in keyof Wanted]: Place }) => Promise<T>,
): Promise<T> {
  let claims: readonly Claim[] = wanted;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const outcome = await share.queue.run(claims, async () => {
      if (share.phase === "closed") throw new Refusal(503);
      const places = await Promise.all(wanted.map(({ path }) => findPlace(share, path)));
      const needed = wanted.flatMap((claim, index) => claimsOf(claim, places[index]));
      const isClaimed = needed.every((need) => claims.some((claim) => covers(claim, need)));
      if (!isClaimed) return { needed };
      // One place for each claim: `map` keeps the length, which its type does not say.
      return { result: await work(places as { readonly [Index in keyof Wanted]: Place }) };
    });
    if ("result" in outcome) return outcome.result;
    claims = [...wanted, ...outcome.needed];
  }
  throw new Refusal(503);
}

function claimsOf({ isDeep }: Claim, place: Place | undefined): readonly Claim[] {
  return place === undefined ? [] : [place.path, place.ownPath].map((path) => ({ path, isDeep }));
}
