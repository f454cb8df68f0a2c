import { Refusal } from "../refusal.ts";
import { isDav, keyOf } from "../xml/names.ts";
import { childElements, readXml, type XmlElement, type XmlName } from "../xml/read-xml.ts";

/** What a PROPFIND asks for (RFC 4918 §14.20). */
export type PropfindRequest =
  | { readonly kind: "allprop"; readonly include: readonly XmlName[] }
  | { readonly kind: "propname" }
  | { readonly kind: "prop"; readonly names: readonly XmlName[] };

/** Each name is answered for each entry of a listing, so a small body could ask for gigabytes. */
const MAX_NAMES = 256;

/**
 * @param body - empty means `allprop`
 * @throws Refusal 400
 */
export function readPropfind(body: Uint8Array): PropfindRequest {
  if (body.length === 0) return { kind: "allprop", include: [] };
  const root = readXml(body);
  if (!isDav(root, "propfind")) throw new Refusal(400);
  const questions = childElements(root).filter((child) =>
    ["prop", "allprop", "propname"].some((local) => isDav(child, local)),
  );
  const [question] = questions;
  if (question === undefined || questions.length > 1) throw new Refusal(400);

  if (isDav(question, "propname")) return { kind: "propname" };
  if (isDav(question, "prop")) return { kind: "prop", names: namesIn(question) };
  const include = childElements(root).find((child) => isDav(child, "include"));
  return { kind: "allprop", include: include === undefined ? [] : namesIn(include) };
}

/** The names of the elements inside, each once. */
function namesIn(element: XmlElement): readonly XmlName[] {
  const names = childElements(element).map(({ ns, local }) => ({ ns, local }));
  const byKey = new Map(names.map((name) => [keyOf(name), name]));
  if (byKey.size > MAX_NAMES) throw new Refusal(400);
  return [...byKey.values()];
}
