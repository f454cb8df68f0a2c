/**
 * Live properties: what the server itself knows of a resource.
 *
 * Those of RFC 4918 §15, the quota of RFC 4331, and the four that the client
 * of Windows reads and writes with every save.
 */

import type { Entry } from "../../vault/vault.ts";
import { contentType } from "../content-type.ts";
import { etagOf } from "../headers/etag.ts";
import { httpDate, isoDate } from "../headers/http-date.ts";
import type { Lock } from "../locks/lock-table.ts";
import { lockDiscovery, SUPPORTED_LOCKS } from "../locks/lock-xml.ts";
import { DAV, keyOf } from "../xml/names.ts";
import type { XmlName } from "../xml/read-xml.ts";
import { escapeXml, tagsOf } from "../xml/write-xml.ts";
import type { PropertyMap } from "./dead-properties.ts";

export const WIN32 = "urn:schemas-microsoft-com:";

/** A resource whose properties are asked for. */
export interface Subject {
  /** As the client sees it: of a link, what it leads to under the link's name. */
  readonly entry: Entry;
  readonly name: string;
  readonly href: string;
  readonly locks: readonly Lock[];
  readonly dead: PropertyMap;
  /** Bytes of the disk below; `null` if nobody asks. */
  readonly space: { readonly freeBytes: number; readonly totalBytes: number } | null;
}

export interface LiveProperty {
  readonly name: XmlName;
  /** Given in answer to `allprop`. */
  readonly isInAllprop: boolean;
  /**
   * What a client may do with it: nothing, set the file's time by it, put a value of its own over
   * ours, or believe that it has: no vault keeps times of access, and Windows sets one with every save.
   */
  readonly setting: "protected" | "modified-time" | "remembered" | "ignored";
  /** The content of its element as XML; `null` if the resource does not have it. */
  readonly content: (subject: Subject) => string | null;
}

type Content = LiveProperty["content"];

const dav = (local: string, content: Content, isInAllprop = true): LiveProperty => ({
  name: { ns: DAV, local },
  isInAllprop,
  setting: local === "getlastmodified" ? "modified-time" : "protected",
  content,
});

const win32 = (
  local: string,
  setting: LiveProperty["setting"],
  content: Content,
): LiveProperty => ({ name: { ns: WIN32, local }, isInAllprop: false, setting, content });

const ofFiles =
  (content: (entry: Entry, subject: Subject) => string | null): Content =>
  (subject) =>
    subject.entry.kind === "directory" ? null : content(subject.entry, subject);

const live: readonly LiveProperty[] = [
  dav("resourcetype", ({ entry }) => (entry.kind === "directory" ? "<D:collection/>" : "")),
  dav("displayname", ({ name }) => escapeXml(name)),
  dav(
    "getcontentlength",
    ofFiles(({ size }) => (size === null ? null : String(size))),
  ),
  dav("getlastmodified", ({ entry }) => httpDate(entry.modifiedMs)),
  dav("creationdate", ({ entry }) => (entry.createdMs === 0 ? null : isoDate(entry.createdMs))),
  dav(
    "getetag",
    // An entity tag holds nothing that XML gives a meaning in content.
    ofFiles((entry) => etagOf(entry)),
  ),
  dav(
    "getcontenttype",
    ofFiles((_, { name }) => escapeXml(contentType(name))),
  ),
  dav("supportedlock", () => SUPPORTED_LOCKS),
  dav("lockdiscovery", ({ locks }) => lockDiscovery(locks)),
  dav(
    "quota-available-bytes",
    quota(({ freeBytes }) => freeBytes),
    false,
  ),
  dav(
    "quota-used-bytes",
    quota(({ freeBytes, totalBytes }) => totalBytes - freeBytes),
    false,
  ),
  win32("Win32CreationTime", "remembered", ({ entry }) =>
    httpDate(entry.createdMs || entry.modifiedMs),
  ),
  win32("Win32LastAccessTime", "ignored", ({ entry }) => httpDate(entry.modifiedMs)),
  win32("Win32LastModifiedTime", "modified-time", ({ entry }) => httpDate(entry.modifiedMs)),
  win32("Win32FileAttributes", "remembered", ({ entry }) =>
    entry.kind === "directory" ? "00000010" : "00000020",
  ),
];

export const liveProperties: ReadonlyMap<string, LiveProperty> = new Map(
  live.map((property) => [keyOf(property.name), property]),
);

/** True if answering needs the bytes of the disk. */
export function asksForSpace({ ns, local }: XmlName): boolean {
  return ns === DAV && local.startsWith("quota-");
}

function quota(bytes: (space: NonNullable<Subject["space"]>) => number): Content {
  return ({ entry, space }) =>
    entry.kind === "directory" && space !== null ? String(Math.max(0, bytes(space))) : null;
}

/** Writes the whole element of a live property; `null` if the resource does not have it. */
export function elementWriter({ name, content }: LiveProperty): LiveProperty["content"] {
  const { start, end } = tagsOf(name);
  const empty = `${start}/>`;
  const open = `${start}>`;
  return (subject) => {
    const inner = content(subject);
    if (inner === null) return null;
    return inner === "" ? empty : open + inner + end;
  };
}
