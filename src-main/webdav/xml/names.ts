import type { XmlName } from "./read-xml.ts";

export const DAV = "DAV:";

/** One text per name, e.g. `{DAV:}getetag`; no two names share one. */
export function keyOf({ ns, local }: XmlName): string {
  return `{${ns}}${local}`;
}

export function isDav(name: XmlName, local: string): boolean {
  return name.ns === DAV && name.local === local;
}
