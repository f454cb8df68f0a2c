import { Refusal } from "../refusal.ts";
import { isDav } from "../xml/names.ts";
import { childElements, readXml, type XmlElement } from "../xml/read-xml.ts";

/** One instruction of a PROPPATCH, in the order of the document (RFC 4918 §9.2). */
export interface PropertyUpdate {
  readonly action: "set" | "remove";
  /** Its name, and for `set` its value. */
  readonly element: XmlElement;
}

const MAX_UPDATES = 256;

/** @throws Refusal 400 */
export function readProppatch(body: Uint8Array): readonly PropertyUpdate[] {
  const root = readXml(body);
  if (!isDav(root, "propertyupdate")) throw new Refusal(400);
  const updates = childElements(root).flatMap((instruction) => {
    if (isDav(instruction, "set")) return updatesIn(instruction, "set");
    if (isDav(instruction, "remove")) return updatesIn(instruction, "remove");
    return [];
  });
  if (updates.length === 0 || updates.length > MAX_UPDATES) throw new Refusal(400);
  return updates;
}

function updatesIn(
  instruction: XmlElement,
  action: PropertyUpdate["action"],
): readonly PropertyUpdate[] {
  const [prop] = childElements(instruction).filter((child) => isDav(child, "prop"));
  if (prop === undefined) throw new Refusal(400);
  return childElements(prop).map((element) => ({ action, element }));
}
