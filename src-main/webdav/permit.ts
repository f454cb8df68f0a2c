/**
 * Whether a request may do what it asks for: its own conditions (HTTP's and
 * WebDAV's `If`), and the locks of others.
 *
 * To be asked while the paths are claimed, so that the answer still holds when
 * it is acted upon.
 */

import { parseReference } from "./address.ts";
import { type Exchange, headerOf, type ShareState } from "./exchange.ts";
import { etagOf, isSameStrongly } from "./headers/etag.ts";
import {
  type IfCondition,
  type IfList,
  parseIfHeader,
  submittedTokens,
} from "./headers/if-header.ts";
import { isReserved } from "./hidden-names.ts";
import type { Lock } from "./locks/lock-table.ts";
import { findPlace, type Place } from "./place.ts";
import { checkPreconditions } from "./preconditions.ts";
import { Refusal } from "./refusal.ts";
import { parentOf } from "./vault-path.ts";

/** Something a request is going to change. */
export interface Touched {
  readonly path: string;
  /** All below it changes, or goes, too. */
  readonly isDeep: boolean;
}

/** What making something new touches: it, and the list of names around it. */
export function touchedByMaking(path: string): readonly Touched[] {
  const parent = parentOf(path);
  const made = { path, isDeep: true };
  return parent === null ? [made] : [made, { path: parent, isDeep: false }];
}

/** What removing or renaming touches: all of it, and the list of names around it. */
export function touchedByRemoving({ path, ownPath }: Place): readonly Touched[] {
  const removed = touchedByMaking(ownPath);
  return path === ownPath ? removed : [...removed, { path, isDeep: false }];
}

/** What putting something at a place touches, in the way or not. */
export function touchedByWriting(place: Place): readonly Touched[] {
  if (place.entry === null) return touchedByMaking(place.ownPath);
  return [place.ownPath, place.path].map((path) => ({ path, isDeep: true }));
}

/**
 * Lets a write go on, or refuses it.
 *
 * @param place - what is at the address of the request
 * @throws Refusal 400, 403, 412, 423
 */
export async function permitWrite(
  exchange: Exchange,
  place: Place,
  touched: readonly Touched[],
): Promise<void> {
  const { request, share } = exchange;
  if (share.isReadOnly) throw new Refusal(403);
  if (checkPreconditions(request.headers, place.entry, false) !== "go") throw new Refusal(412);
  const tokens = await checkIfHeader(exchange, place);
  for (const each of touched) {
    if (isReserved(each.path)) throw new Refusal(403);
    assertNotLocked(share, each, tokens);
  }
}

/**
 * Evaluates the `If` header (RFC 4918 §10.4).
 *
 * @returns the lock tokens it submits
 * @throws Refusal 400 if it is malformed, 412 if it does not hold
 */
export async function checkIfHeader(
  exchange: Exchange,
  place: Place,
): Promise<ReadonlySet<string>> {
  const header = headerOf(exchange, "if");
  if (header === undefined) return new Set();
  const lists = parseIfHeader(header);
  for (const list of lists) {
    if (await doesListHold(exchange.share, list, place)) return submittedTokens(lists);
  }
  throw new Refusal(412);
}

async function doesListHold(share: ShareState, list: IfList, place: Place): Promise<boolean> {
  const about = list.resource === null ? place : await placeOf(share, list.resource);
  return list.conditions.every(
    (condition) => doesConditionHold(share, condition, about) !== condition.isNegated,
  );
}

/** `null` for a resource that is none of ours: nothing holds of it. */
async function placeOf(share: ShareState, reference: string): Promise<Place | null> {
  const target = parseReference(reference, share.address);
  return typeof target === "string" ? null : findPlace(share, target.path);
}

function doesConditionHold(
  share: ShareState,
  { kind, value }: IfCondition,
  about: Place | null,
): boolean {
  if (about === null) return false;
  if (kind === "token") {
    return share.locks.covering(about.path).some(({ token }) => token === value);
  }
  const etag = about.entry === null ? null : etagOf(about.entry);
  return etag !== null && isSameStrongly(value, etag);
}

/** Each resource that is locked asks for the token of one of its locks (RFC 4918 §7). */
function assertNotLocked(
  { locks }: ShareState,
  { path, isDeep }: Touched,
  tokens: ReadonlySet<string>,
): void {
  if (locks.isEmpty) return;
  assertHoldsOne(locks.covering(path), tokens);
  if (!isDeep) return;
  for (const lock of locks.within(path)) assertHoldsOne(locks.covering(lock.path), tokens);
}

function assertHoldsOne(held: readonly Lock[], tokens: ReadonlySet<string>): void {
  const [first] = held;
  if (first === undefined || held.some(({ token }) => tokens.has(token))) return;
  throw new Refusal(423, "lock-token-submitted", [first.href]);
}
