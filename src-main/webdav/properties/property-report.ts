/**
 * Turns a PROPFIND request into a function that writes one `DAV:response` per
 * resource. What can be prepared once is: a listing calls it ten thousand times.
 */

import { assertNever } from "../../../src-shared/assert-never.ts";
import { keyOf } from "../xml/names.ts";
import type { XmlName } from "../xml/read-xml.ts";
import { emptyElement } from "../xml/write-xml.ts";
import { elementWriter, liveProperties, type Subject } from "./live-properties.ts";
import { propstat, responseElement } from "./multistatus.ts";
import type { PropfindRequest } from "./propfind-request.ts";

/** Writes the `DAV:response` of one resource. */
export type PropertyReport = (subject: Subject) => string;

export function propertyReport(request: PropfindRequest): PropertyReport {
  switch (request.kind) {
    case "prop":
      return reportNamed(request.names);
    case "allprop":
      return reportAll(request.include);
    case "propname":
      return reportNames;
    default:
      return assertNever(request);
  }
}

interface Wanted {
  /** What stands in the answer for a resource that does not have it. */
  readonly empty: string;
  readonly element: ElementWriter;
}

type ElementWriter = (subject: Subject) => string | null;

function wanted(name: XmlName): Wanted {
  return { empty: emptyElement(name), element: writerOf(keyOf(name)) };
}

/** What a client has set goes before what we would say. */
function writerOf(key: string): ElementWriter {
  const live = liveProperties.get(key);
  const write = live === undefined ? () => null : elementWriter(live);
  return (subject) => {
    if (subject.dead.size === 0) return write(subject);
    return subject.dead.get(key)?.xml ?? write(subject);
  };
}

function reportNamed(names: readonly XmlName[]): PropertyReport {
  const all = names.map(wanted);
  return (subject) => {
    let found = "";
    let missing = "";
    for (const { empty, element } of all) {
      const written = element(subject);
      if (written === null) missing += empty;
      else found += written;
    }
    const stats = missing === "" ? "" : propstat(404, missing);
    return responseElement(
      subject.href,
      (found === "" && missing !== "" ? "" : propstat(200, found)) + stats,
    );
  };
}

function reportAll(include: readonly XmlName[]): PropertyReport {
  const keys = new Set(include.map(keyOf));
  for (const [key, { isInAllprop }] of liveProperties) if (isInAllprop) keys.add(key);
  const writers = Array.from(keys, writerOf);
  return (subject) => {
    let found = "";
    for (const write of writers) found += write(subject) ?? "";
    for (const [key, { xml }] of subject.dead) if (!keys.has(key)) found += xml;
    return responseElement(subject.href, propstat(200, found));
  };
}

function reportNames(subject: Subject): string {
  const names = new Map<string, XmlName>(subject.dead);
  for (const [key, property] of liveProperties) {
    if (property.content(subject) !== null) names.set(key, property.name);
  }
  return responseElement(
    subject.href,
    propstat(200, [...names.values()].map(emptyElement).join("")),
  );
}
