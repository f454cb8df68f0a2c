import type { Entry } from "../../vault/vault.ts";

const PLAIN = /^[\w.-]*$/;

/**
 * The strong entity tag of a file; `null` for a directory, which has no content of its own.
 *
 * It comes from the revision that the engine gives each version, not from time
 * and size: overwrites within one tick of the clock must differ, or a client
 * that caches loses an edit.
 */
export function etagOf(entry: Entry): string | null {
  if (entry.kind !== "file") return null;
  const { revision } = entry;
  return PLAIN.test(revision) ? `"${revision}"` : `"${encodeURIComponent(revision)}"`;
}

/**
 * Reads a list of entity tags (RFC 9110 §13.1.1).
 *
 * @returns the tags with their quotes and `W/`; `"any"` for `*`; `null` if malformed
 */
export function parseEtags(header: string): readonly string[] | "any" | null {
  const text = header.trim();
  if (text === "*") return "any";
  const tags = text.match(/(?:W\/)?"[^"]*"/g) ?? [];
  const rest = text.replaceAll(/(?:W\/)?"[^"]*"/g, "");
  return tags.length > 0 && /^[\s,]*$/.test(rest) ? tags : null;
}

/** True if two tags name the same bytes (strong comparison, RFC 9110 §8.8.3.2). */
export function isSameStrongly(one: string, other: string): boolean {
  return one === other && !one.startsWith("W/");
}

/** True if two tags name the same content, be it in other bytes. */
export function isSameWeakly(one: string, other: string): boolean {
  return one.replace(/^W\//, "") === other.replace(/^W\//, "");
}
