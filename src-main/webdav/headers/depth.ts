import { Refusal } from "../refusal.ts";

export type Depth = "0" | "1" | "infinity";

/**
 * Reads a `Depth` header (RFC 4918 §10.2).
 *
 * @param fallback - what the method takes when there is none
 * @throws Refusal 400 for anything else than the three words
 */
export function parseDepth(header: string | undefined, fallback: Depth): Depth {
  if (header === undefined) return fallback;
  const word = header.trim().toLowerCase();
  if (word === "0" || word === "1" || word === "infinity") return word;
  throw new Refusal(400);
}

/**
 * The same for PROPFIND, which knows the `1,noroot` of Microsoft's clients as well
 * ([MS-WDVSE] §2.2.2): what is inside a collection, without the collection.
 *
 * @throws Refusal 400
 */
export function parseDepthOfListing(header: string | undefined): {
  readonly depth: Depth;
  readonly hasRoot: boolean;
} {
  const match = /^\s*(1|infinity)\s*,\s*noroot\s*$/i.exec(header ?? "");
  const depth = parseDepth(match?.[1] ?? header, "infinity");
  return { depth, hasRoot: match === null };
}

/**
 * The same for methods that work on a whole tree or on one resource only.
 *
 * @throws Refusal 400 for Depth 1, which has no meaning there
 */
export function parseDepthOfTree(header: string | undefined): "0" | "infinity" {
  const depth = parseDepth(header, "infinity");
  if (depth === "1") throw new Refusal(400);
  return depth;
}
