/** PROPFIND: the properties of a resource, and of what is directly inside it. */

import type { Entry } from "../../vault/vault.ts";
import { encodeSegment } from "../address.ts";
import { readBody } from "../body.ts";
import { type Exchange, headerOf, type ShareState } from "../exchange.ts";
import { parseDepthOfListing } from "../headers/depth.ts";
import { isAbandonedCopy, isHidden } from "../hidden-names.ts";
import { checkIfHeader } from "../permit.ts";
import { type ExistingPlace, findExisting, resolveLink } from "../place.ts";
import type { PropertyMap } from "../properties/dead-properties.ts";
import { asksForSpace, type Subject } from "../properties/live-properties.ts";
import { Multistatus } from "../properties/multistatus.ts";
import { type PropertyReport, propertyReport } from "../properties/property-report.ts";
import { type PropfindRequest, readPropfind } from "../properties/propfind-request.ts";
import { removeIfPossible } from "../put-in-place.ts";
import { Refusal } from "../refusal.ts";
import { childOf, nameOf } from "../vault-path.ts";
import { MAX_XML } from "../xml/read-xml.ts";

export async function answerPropfind(exchange: Exchange): Promise<void> {
  const { share, target } = exchange;
  const { depth, hasRoot } = parseDepthOfListing(headerOf(exchange, "depth"));
  const request = readPropfind(await readBody(exchange, MAX_XML));
  const place = await findExisting(share, target.path);
  await checkIfHeader(exchange, place);
  const isDirectory = place.entry.kind === "directory";
  if (isDirectory && depth === "infinity") throw new Refusal(403, "propfind-finite-depth");

  const listing: Listing = {
    share,
    directory: place.path,
    href: target.href,
    space: namesOf(request).some(asksForSpace) ? await spaceOf(share) : null,
    report: propertyReport(request),
    document: new Multistatus(exchange),
  };
  const dead = await share.properties.of(place.path);
  const name = target.path === "/" ? share.address.name : nameOf(target.path);
  if (hasRoot || !isDirectory) {
    const wait = listing.document.add(reportOf(listing, { place, name, href: target.href, dead }));
    if (wait !== null) await wait;
  }
  if (isDirectory && depth === "1") await reportChildren(listing);
  listing.document.end();
}

/** Not every disk can say how full it is; that must not hide its files. */
async function spaceOf({ vault }: ShareState): Promise<Subject["space"]> {
  try {
    return await vault.space();
  } catch {
    return null;
  }
}

function namesOf(request: PropfindRequest) {
  if (request.kind === "prop") return request.names;
  return request.kind === "allprop" ? request.include : [];
}

interface Listing {
  readonly share: ShareState;
  /** Path of what is listed, without links. */
  readonly directory: string;
  /** Its address, without a slash at the end. */
  readonly href: string;
  readonly space: Subject["space"];
  readonly report: PropertyReport;
  readonly document: Multistatus;
}

const NO_PROPERTIES: PropertyMap = new Map();

async function reportChildren(listing: Listing): Promise<void> {
  const { share, directory } = listing;
  const deadByName = await share.properties.ofChildren(directory);
  for await (const entries of share.vault.listInParts(directory)) {
    await reportSome(listing, entries, deadByName);
  }
}

async function reportSome(
  listing: Listing,
  entries: readonly Entry[],
  deadByName: ReadonlyMap<string, PropertyMap>,
): Promise<void> {
  const { share, directory, href, document } = listing;
  for (const entry of entries) {
    const { name } = entry;
    const path = childOf(directory, name);
    if (isAbandonedCopy(share, path, entry)) void removeIfPossible(share.vault, path);
    if (isHidden(share, path)) continue;
    const isLink = entry.kind === "symlink";
    // A promise for each entry would cost as much as all the rest.
    const place = isLink ? await resolveLink(share.vault, path) : placeOfChild(path, entry);
    if (place === null) continue;
    const dead = isLink ? await share.properties.of(place.path) : deadByName.get(name);
    const child = {
      place,
      name,
      href: `${href}/${encodeSegment(name)}`,
      dead: dead ?? NO_PROPERTIES,
    };
    const wait = document.add(reportOf(listing, child));
    if (wait !== null) await wait;
  }
}

/** `null` for a directory whose content is not there. */
function placeOfChild(path: string, entry: Entry): ExistingPlace | null {
  if (entry.kind === "directory" && entry.failure?.kind === "broken-node") return null;
  return { path, ownPath: path, entry };
}

interface Reported {
  readonly place: ExistingPlace;
  readonly name: string;
  /** Without a slash at the end. */
  readonly href: string;
  readonly dead: PropertyMap;
}

function reportOf(
  { share, space, report }: Listing,
  { place, name, href, dead }: Reported,
): string {
  const { entry, path } = place;
  const ending = entry.kind === "directory" ? "/" : "";
  return report({
    entry,
    name,
    href: href + ending,
    locks: share.locks.covering(path),
    dead,
    space,
  });
}
