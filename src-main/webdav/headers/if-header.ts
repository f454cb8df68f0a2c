/**
 * The `If` header of WebDAV (RFC 4918 §10.4).
 *
 *     If: (<token-a> ["etag"]) (Not <token-b>)             lists about the request's resource
 *     If: <http://…/x> (<token-a>) <http://…/y> (["etag"]) lists about named resources
 *
 * A list holds if all its conditions do; the header holds if any list does.
 */

import { Refusal } from "../refusal.ts";

export interface IfCondition {
  readonly kind: "token" | "etag";
  /** A lock token without `<>`, or an entity tag with its quotes. */
  readonly value: string;
  readonly isNegated: boolean;
}

export interface IfList {
  /** The resource it is about, as written; `null` for that of the request. */
  readonly resource: string | null;
  readonly conditions: readonly IfCondition[];
}

/** More lists than any client sends; each may cost a look into the vault. */
const MAX_LISTS = 64;

// No two parts match the same white space, so a long header that does not fit is given up in linear time.
const CONDITION = String.raw`[ \t]*(?<not>Not(?![^ \t<[])[ \t]*)?(?:<(?<token>[^<>\s]+)>|\[(?<etag>(?:W/)?"[^"]*")\])`;
const UNNAMED_CONDITION = CONDITION.replaceAll(/\?<(?:not|token|etag)>/g, "");
const LIST = String.raw`[ \t]*(?:<(?<resource>[^<>\s]+)>[ \t]*)?\((?<conditions>(?:${UNNAMED_CONDITION})+)[ \t]*\)`;

/**
 * @throws Refusal 400 if it is malformed: a condition that is not understood
 *   must not let a write through
 */
export function parseIfHeader(header: string): readonly IfList[] {
  const text = header.trimEnd();
  const pattern = new RegExp(LIST, "iy");
  const lists: IfList[] = [];
  let current: string | null = null;
  while (pattern.lastIndex < text.length || lists.length === 0) {
    const { resource, conditions } = pattern.exec(text)?.groups ?? {};
    if (conditions === undefined || lists.length === MAX_LISTS) throw new Refusal(400);
    if (resource !== undefined) {
      // Lists about the request's resource and lists about named ones do not mix.
      if (lists.length > 0 && current === null) throw new Refusal(400);
      current = resource;
    }
    lists.push({ resource: current, conditions: readConditions(conditions) });
  }
  return lists;
}

function readConditions(text: string): readonly IfCondition[] {
  return Array.from(text.matchAll(new RegExp(CONDITION, "gi")), ({ groups = {} }) => {
    const { not, token, etag } = groups;
    const kind = token === undefined ? "etag" : "token";
    return { kind, value: token ?? etag ?? "", isNegated: not !== undefined };
  });
}

/**
 * The lock tokens that a header submits: whoever names a token as one that
 * must hold has shown that he holds it (RFC 4918 §10.4.1).
 */
export function submittedTokens(lists: readonly IfList[]): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const { conditions } of lists) {
    for (const { kind, value, isNegated } of conditions) {
      if (kind === "token" && !isNegated) tokens.add(value);
    }
  }
  return tokens;
}
