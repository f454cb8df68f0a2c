/**
 * XML that goes out: text made harmless, and elements written so that they
 * mean the same wherever they are pasted in.
 */

import { Refusal } from "../refusal.ts";
import { DAV } from "./names.ts";
import type { XmlElement, XmlName } from "./read-xml.ts";

/** What XML 1.0 cannot hold, not even as a character reference (§2.2): such a name must not break a listing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const SPECIAL = /[&<>"'\t\n\r]/g;
const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Most names and all addresses: printable ASCII without the five that XML gives a meaning. */
const HARMLESS = /^[ !#-%(-;=?-~]*$/;

/** For element content and quoted attributes alike; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replaceAll(ILLEGAL, "\ufffd")
    .replaceAll(SPECIAL, (character) => references[character] ?? character);
}

/** The start tag, less its `>`, and the end tag of an element; in documents that bind `D` to `DAV:`. */
export function tagsOf({ ns, local }: XmlName): { readonly start: string; readonly end: string } {
  if (ns === DAV) return { start: `<D:${local}`, end: `</D:${local}>` };
  if (ns === "") return { start: `<${local}`, end: `</${local}>` };
  return { start: `<x:${local} xmlns:x="${escapeXml(ns)}"`, end: `</x:${local}>` };
}

export function emptyElement(name: XmlName): string {
  return `${tagsOf(name).start}/>`;
}

/**
 * Writes an element with all it needs inside: it can be stored, and pasted
 * into any document that declares no default namespace.
 *
 * @param maxLength - characters; repeating a long namespace can blow up a small body
 * @throws Refusal 507 if it would be longer
 */
export function writeElement(element: XmlElement, maxLength: number): string {
  const parts: string[] = [];
  let length = 0;

  function push(part: string): void {
    length += part.length;
    if (length > maxLength) throw new Refusal(507);
    parts.push(part);
  }

  function write(node: XmlElement, scope: ReadonlyMap<string, string>, lang: string): void {
    const inner = new Map(scope);
    let declarations = "";
    const qualify = (ns: string, local: string) => {
      if (ns === "") return local;
      const known = inner.get(ns);
      if (known !== undefined) return `${known}:${local}`;
      const prefix = `n${inner.size}`;
      inner.set(ns, prefix);
      declarations += ` xmlns:${prefix}="${escapeXml(ns)}"`;
      return `${prefix}:${local}`;
    };
    const tag = qualify(node.ns, node.local);
    const attributes = node.attributes.map(
      ({ ns, local, value }) => ` ${qualify(ns, local)}="${escapeXml(value)}"`,
    );
    const language = node.lang === lang ? "" : ` xml:lang="${escapeXml(node.lang)}"`;
    push(`<${tag}${declarations}${language}${attributes.join("")}`);
    if (node.children.length === 0) {
      push("/>");
      return;
    }
    push(">");
    for (const child of node.children) {
      if (typeof child === "string") push(escapeXml(child));
      else write(child, inner, node.lang);
    }
    push(`</${tag}>`);
  }

  write(element, new Map([["http://www.w3.org/XML/1998/namespace", "xml"]]), "");
  return parts.join("");
}
