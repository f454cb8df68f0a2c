/** Locks as XML: what clients ask for in LOCK, and what they are told. */

import { Refusal } from "../refusal.ts";
import { DAV, isDav } from "../xml/names.ts";
import { childElements, readXml, type XmlElement } from "../xml/read-xml.ts";
import { escapeXml, writeElement } from "../xml/write-xml.ts";
import type { Lock } from "./lock-table.ts";

/** Content of `DAV:supportedlock`. */
export const SUPPORTED_LOCKS = ["exclusive", "shared"]
  .map(
    (scope) =>
      `<D:lockentry><D:lockscope><D:${scope}/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockentry>`,
  )
  .join("");

/** Content of `DAV:lockdiscovery`. */
export function lockDiscovery(locks: readonly Lock[]): string {
  return locks.map(activeLock).join("");
}

function activeLock(lock: Lock): string {
  return [
    "<D:activelock><D:locktype><D:write/></D:locktype>",
    `<D:lockscope><D:${lock.scope}/></D:lockscope>`,
    `<D:depth>${lock.isDeep ? "infinity" : "0"}</D:depth>`,
    lock.owner,
    `<D:timeout>Second-${lock.timeoutSeconds}</D:timeout>`,
    `<D:locktoken><D:href>${escapeXml(lock.token)}</D:href></D:locktoken>`,
    `<D:lockroot><D:href>${escapeXml(lock.href)}</D:href></D:lockroot></D:activelock>`,
  ].join("");
}

/** Characters of an `owner` element; it is sent back with every listing. */
const MAX_OWNER = 4096;

/**
 * Reads the body of a LOCK (RFC 4918 §14.11).
 *
 * @throws Refusal 400, or 422 for a kind of lock that there is not
 */
export function readLockInfo(body: Uint8Array): {
  readonly scope: "exclusive" | "shared";
  readonly owner: string;
} {
  const root = readXml(body);
  if (!isDav(root, "lockinfo")) throw new Refusal(400);
  const scope = onlyChildOf(root, "lockscope");
  if (onlyChildOf(root, "locktype") !== "write") throw new Refusal(422);
  if (scope !== "exclusive" && scope !== "shared") throw new Refusal(422);
  const owner = childElements(root).find((child) => isDav(child, "owner"));
  return { scope, owner: owner === undefined ? "" : writeElement(owner, MAX_OWNER) };
}

/** The local name of the one `DAV:` element inside the child of that name. */
function onlyChildOf(root: XmlElement, local: string): string {
  const child = childElements(root).find((each) => isDav(each, local));
  const inner = child === undefined ? [] : childElements(child).filter(({ ns }) => ns === DAV);
  const [only] = inner;
  if (only === undefined || inner.length > 1) throw new Refusal(400);
  return only.local;
}
