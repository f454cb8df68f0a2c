/**
 * The conditions of HTTP that a request can put on itself (RFC 9110 §13).
 */

import type { IncomingHttpHeaders } from "node:http";
import type { Entry } from "../vault/vault.ts";
import { etagOf, isSameStrongly, isSameWeakly, parseEtags } from "./headers/etag.ts";
import { parseHttpDate } from "./headers/http-date.ts";

/** `"unchanged"`: what the client has is still right, to be answered with 304. */
export type Verdict = "go" | "unchanged" | "failed";

/**
 * @param entry - what is there now
 * @param isRead - GET or HEAD
 */
export function checkPreconditions(
  headers: IncomingHttpHeaders,
  entry: Entry | null,
  isRead: boolean,
): Verdict {
  if (!mayGoOn(headers, entry)) return "failed";
  const noneMatch = headers["if-none-match"];
  if (noneMatch !== undefined) {
    if (!doesMatch(noneMatch, entry, isSameWeakly)) return "go";
    return isRead ? "unchanged" : "failed";
  }
  if (!isRead || entry === null) return "go";
  return isModifiedSince(headers["if-modified-since"], entry, true) ? "go" : "unchanged";
}

/** `If-Match`, or without it `If-Unmodified-Since`. */
function mayGoOn(headers: IncomingHttpHeaders, entry: Entry | null): boolean {
  const match = headers["if-match"];
  if (match !== undefined) return doesMatch(match, entry, isSameStrongly);
  return entry === null || !isModifiedSince(headers["if-unmodified-since"], entry, false);
}

/** @param fallback - the answer if the header is absent or no date */
function isModifiedSince(header: string | undefined, entry: Entry, fallback: boolean): boolean {
  const sinceMs = header === undefined ? null : parseHttpDate(header);
  if (sinceMs === null) return fallback;
  return Math.floor(entry.modifiedMs / 1000) * 1000 > sinceMs;
}

/** A list that cannot be read matches nothing, which refuses a write and gives a read in full. */
function doesMatch(
  header: string,
  entry: Entry | null,
  isSame: (one: string, other: string) => boolean,
): boolean {
  const wanted = parseEtags(header);
  if (wanted === null || entry === null) return false;
  if (wanted === "any") return true;
  const etag = etagOf(entry);
  return etag !== null && wanted.some((tag) => isSame(tag, etag));
}
