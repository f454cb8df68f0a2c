/**
 * Request bodies as small trees of elements.
 *
 * Strict: namespaces must be declared, DOCTYPE is refused (no entities, no
 * external files), depth is bounded. The bound on depth is not taste: resolving
 * a prefix walks up all open elements, so a deep body of a few hundred
 * kilobytes would hold the process for seconds.
 */

import { SaxesParser, type SaxesTagNS } from "saxes";
import { Refusal } from "../refusal.ts";

/** Bytes of a body; whoever reads it from the network keeps to this. */
export const MAX_XML = 64 * 1024;

const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 64;
const XML_NS = "http://www.w3.org/XML/1998/namespace";

export interface XmlName {
  /** Namespace; `""` for none. */
  readonly ns: string;
  readonly local: string;
}

export interface XmlAttribute extends XmlName {
  readonly value: string;
}

export interface XmlElement extends XmlName {
  /** Without declarations of namespaces and without `xml:lang`. */
  readonly attributes: readonly XmlAttribute[];
  /** The `xml:lang` in force here; `""` for none. */
  readonly lang: string;
  readonly children: readonly (XmlElement | string)[];
}

type OpenElement = XmlElement & { readonly children: (XmlElement | string)[] };

/**
 * @returns the root element
 * @throws Refusal 400 if the body is not well-formed, or beyond the bounds above
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: "1.0" });
  const roots: XmlElement[] = [];
  const open: OpenElement[] = [];
  let attributes = 0;

  const refuse = () => {
    throw new Refusal(400);
  };
  const addText = (text: string) => open.at(-1)?.children.push(text);

  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("attribute", () => {
    // Counted while they come in: each declared prefix makes resolving the next one dearer.
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) refuse();
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentag", (tag) => {
    attributes = 0;
    if (open.length >= MAX_DEPTH) refuse();
    const parent = open.at(-1);
    const element = elementOf(tag, parent?.lang ?? "");
    (parent?.children ?? roots).push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });

  parser.write(decode(bytes)).close();
  const [root] = roots;
  if (root === undefined) throw new Refusal(400);
  return root;
}

function elementOf(tag: SaxesTagNS, inheritedLang: string): OpenElement {
  const attributes: XmlAttribute[] = [];
  let lang = inheritedLang;
  for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
    if (prefix === "xmlns" || (prefix === "" && local === "xmlns")) continue;
    if (uri === XML_NS && local === "lang") lang = value;
    else attributes.push({ ns: uri, local, value });
  }
  return { ns: tag.uri, local: tag.local, attributes, lang, children: [] };
}

/** UTF-8, or UTF-16 where a byte order mark says so (RFC 4918 §8.2). */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = !isWide ? "utf-8" : first === 0xff ? "utf-16le" : "utf-16be";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400);
  }
}

/** The elements among the children, without the white space between them. */
export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== "string");
}

/** All text below, without tags. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : textOf(child)))
    .join("");
}
