/**
 * Where a share is, and what its addresses stand for.
 *
 *     http://127.0.0.1:PORT / SECRET / NAME / path in the vault
 *            └ authority ─┘ └ prefix ─────┘
 *
 * An address that could be understood in two ways is malformed, never guessed
 * at: `DELETE /a#b` must not delete `/a`. So no `#`, `?` or `\`, no empty, `.`
 * or `..` segment, no `%2F`, no NUL, and percent-encoding must give UTF-8.
 */

import { isSameText } from "./login/same-text.ts";

export interface Address {
  /** Host and port that are handed out; see {@link isOurs}. */
  readonly authority: string;
  /** First segment; who does not know it learns nothing. */
  readonly secret: string;
  /** Second segment, decoded: what file managers show as the name of the drive. */
  readonly name: string;
}

/** A place in the share that a client has named. */
export interface Target {
  /** Cleartext path in the vault, NFC. */
  readonly path: string;
  /** The same as the client spelled it, encoded, from the root of the server, without a slash at the end. */
  readonly href: string;
  /** Ended with a slash: the client means a collection. */
  readonly hasSlash: boolean;
}

/** `"elsewhere"`: well-formed, but not in this share. */
export type TargetFault = "malformed" | "elsewhere";

/** The name of a share as a segment that all clients can show. */
export function shareName(wished: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const name = wished.normalize("NFC").replaceAll(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, "_");
  // Windows takes dots and blanks off the ends of names.
  return name.replace(/[. ]+$/, "") || "vault";
}

/**
 * Whether a request is for the address that was handed out, or for the same by the name `localhost`:
 * Windows trusts names without dots as its own network, and warns of files from others.
 */
export function isOurs(authority: string | undefined, address: Address): boolean {
  const byName = address.authority.replace(/^.*:/, "localhost:");
  return authority === address.authority || authority?.toLowerCase() === byName;
}

/** Whether an address is one of the two folders above the share: the root of the server, and that of the secret. */
export function isAbove(raw: string, { secret }: Address): boolean {
  const [start, first = "", ...more] = raw.replace(/\/$/, "").split("/");
  return start === "" && more.length === 0 && (first === "" || isSameText(first, secret));
}

export function prefixOf({ secret, name }: Address): string {
  return `/${secret}/${encodeSegment(name)}`;
}

/** The address to hand out. */
export function urlOf(address: Address): string {
  return `http://${address.authority}${prefixOf(address)}/`;
}

/**
 * Reads a request target.
 *
 * @param raw - as it stands in the request line
 */
export function parseTarget(raw: string, address: Address): Target | TargetFault {
  const segments = decodeSegments(raw);
  if (segments === null) return "malformed";
  const [secret = "", name = "", ...inside] = segments;
  if (!isSameText(secret, address.secret) || name.normalize("NFC") !== address.name) {
    return "elsewhere";
  }
  return {
    path: `/${inside.join("/")}`.normalize("NFC"),
    href: [prefixOf(address), ...inside.map(encodeSegment)].join("/"),
    hasSlash: raw.endsWith("/"),
  };
}

/**
 * Reads a `Destination` header or the resource of an `If` list: an address with
 * host, or a path from the root of the server (RFC 4918 §8.3).
 */
export function parseReference(text: string, address: Address): Target | TargetFault {
  const match = /^(?<scheme>[a-z][a-z\d+.-]*):\/\/(?<authority>[^/]*)(?<path>.*)$/i.exec(
    text.trim(),
  );
  if (match?.groups === undefined) return parseTarget(text.trim(), address);
  const { scheme = "", authority = "", path = "" } = match.groups;
  if (scheme.toLowerCase() !== "http" || !isOurs(authority, address)) return "elsewhere";
  return parseTarget(path || "/", address);
}

/** Percent-encodes one segment of a path; never fails, and needs no escaping in XML. */
export function encodeSegment(name: string): string {
  if (/^[\w.~-]*$/.test(name)) return name;
  const text = name.replaceAll(/\p{Surrogate}/gu, "\ufffd");
  return encodeURIComponent(text).replaceAll("'", "%27");
}

/** Printable ASCII but for `#`, `?` and `\`. */
const PLAIN_PATH = /^\/[!"$->@-[\]-~]*$/;

/** Decoded segments of a path that is absolute and plain; `null` if it is not. */
function decodeSegments(raw: string): readonly string[] | null {
  if (!PLAIN_PATH.test(raw)) return null;
  const end = raw.endsWith("/") ? raw.length - 1 : raw.length;
  if (end === 0) return [];
  const segments = raw.slice(1, end).split("/").map(decodeSegment);
  return segments.every(isName) ? segments : null;
}

function decodeSegment(segment: string): string | null {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

function isName(segment: string | null): segment is string {
  if (segment === null || segment === "" || segment === "." || segment === "..") return false;
  return !segment.includes("/") && !segment.includes("\u0000");
}
