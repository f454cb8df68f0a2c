import { describe, expect, it } from "vitest";
import type { Entry } from "../../vault/vault.ts";
import { encodeSegment } from "../address.ts";
import { childElements, readXml, textOf, type XmlElement } from "../xml/read-xml.ts";
import type { Subject } from "./live-properties.ts";
import { propertyReport } from "./property-report.ts";
import { readPropfind } from "./propfind-request.ts";
import { readProppatch } from "./proppatch-request.ts";

const file: Entry = {
  name: "a.txt",
  kind: "file",
  size: 12,
  modifiedMs: Date.UTC(2026, 0, 1),
  createdMs: Date.UTC(2025, 0, 1),
  revision: "r<1>",
};

function subject(changes: Partial<Subject> = {}): Subject {
  const space = { freeBytes: 60, totalBytes: 100 };
  return {
    entry: file,
    name: "a.txt",
    href: "/s/v/a.txt",
    locks: [],
    dead: new Map(),
    space,
    ...changes,
  };
}

/** What a report says, by status: the properties that were found and those that were not. */
function ask(body: string, about: Subject) {
  const xml = propertyReport(readPropfind(Buffer.from(body)))(about);
  const root = readXml(Buffer.from(`<D:multistatus xmlns:D="DAV:">${xml}</D:multistatus>`));
  const [response] = childElements(root);
  if (response === undefined) throw new Error("no response");
  const [href, ...stats] = childElements(response);
  const byStatus = new Map<string, readonly XmlElement[]>();
  for (const stat of stats) {
    const [prop, status] = childElements(stat);
    if (prop && status) byStatus.set(textOf(status).split(" ")[1] ?? "", childElements(prop));
  }
  return { href: href && textOf(href), byStatus };
}

const localNames = (elements: readonly XmlElement[] = []) => elements.map(({ local }) => local);

describe("a report of properties", () => {
  it("holds what was asked for, and apart from it what is not there", () => {
    const body =
      '<propfind xmlns="DAV:"><prop><getcontentlength/><getetag/><x xmlns="urn:x"/><y xmlns=""/><quota-used-bytes/></prop></propfind>';
    const { href, byStatus } = ask(body, subject());
    expect(href).toBe("/s/v/a.txt");
    expect(byStatus.get("200")?.map(textOf)).toEqual(["12", '"r%3C1%3E"']);
    expect(byStatus.get("404")).toMatchObject([
      { ns: "urn:x", local: "x" },
      { ns: "", local: "y" },
      { ns: "DAV:", local: "quota-used-bytes" },
    ]);
  });

  it("says of a directory what it is and how much room there is", () => {
    const body =
      '<propfind xmlns="DAV:"><prop><resourcetype/><quota-used-bytes/><quota-available-bytes/><getcontentlength/></prop></propfind>';
    const about = subject({ entry: { ...file, kind: "directory", size: null } });
    const { byStatus } = ask(body, about);
    expect(byStatus.get("200")?.map(textOf)).toEqual(["", "40", "60"]);
    expect(localNames(childElements(byStatus.get("200")?.[0] as XmlElement))).toEqual([
      "collection",
    ]);
    expect(localNames(byStatus.get("404"))).toEqual(["getcontentlength"]);
  });

  it("gives all there is to allprop, without what costs or only Windows asks for", () => {
    const dead = new Map([
      ["{urn:x}x", { ns: "urn:x", local: "x", xml: '<p:x xmlns:p="urn:x">1</p:x>' }],
    ]);
    const { byStatus } = ask("", subject({ dead }));
    expect(localNames(byStatus.get("200"))).toEqual([
      "resourcetype",
      "displayname",
      "getcontentlength",
      "getlastmodified",
      "creationdate",
      "getetag",
      "getcontenttype",
      "supportedlock",
      "lockdiscovery",
      "x",
    ]);
    expect([...byStatus.keys()]).toEqual(["200"]);
    const include =
      '<propfind xmlns="DAV:"><allprop/><include><Win32FileAttributes xmlns="urn:schemas-microsoft-com:"/></include></propfind>';
    expect(localNames(ask(include, subject()).byStatus.get("200"))).toContain(
      "Win32FileAttributes",
    );
  });

  it("gives names without values to propname", () => {
    const { byStatus } = ask('<propfind xmlns="DAV:"><propname/></propfind>', subject());
    expect(localNames(byStatus.get("200"))).toContain("Win32CreationTime");
    expect(byStatus.get("200")?.map(textOf).join("")).toBe("");
  });

  it("prefers what a client has set where the server only guesses", () => {
    const key = "{urn:schemas-microsoft-com:}Win32FileAttributes";
    const xml =
      '<z:Win32FileAttributes xmlns:z="urn:schemas-microsoft-com:">00000002</z:Win32FileAttributes>';
    const dead = new Map([
      [key, { ns: "urn:schemas-microsoft-com:", local: "Win32FileAttributes", xml }],
    ]);
    const body =
      '<propfind xmlns="DAV:"><prop><Win32FileAttributes xmlns="urn:schemas-microsoft-com:"/></prop></propfind>';
    expect(ask(body, subject({ dead })).byStatus.get("200")?.map(textOf)).toEqual(["00000002"]);
  });

  it.each(["<&>\"'", "\u0001\u0000\ufffe", "]]>", "</D:displayname>", "\ud800", "a\r\nb", "😀"])(
    "stays well-formed with a name like %j",
    (name) => {
      const href = `/s/v/${encodeSegment(name)}`;
      const body = '<propfind xmlns="DAV:"><prop><displayname/><getcontenttype/></prop></propfind>';
      const found = ask(body, subject({ name, href, entry: { ...file, name } }));
      expect(found.href).toBe(href);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
      const shown = name.replaceAll(/[\u0000-\u0008\ufffe]|\p{Surrogate}/gu, "\ufffd");
      expect(found.byStatus.get("200")?.map(textOf)[0]).toBe(shown);
    },
  );
});

describe("readProppatch", () => {
  it("keeps the order of the document", () => {
    const body =
      '<propertyupdate xmlns="DAV:"><remove><prop><a/><b/></prop></remove><set><prop><a>1</a></prop></set></propertyupdate>';
    expect(
      readProppatch(Buffer.from(body)).map(({ action, element }) => [action, element.local]),
    ).toEqual([
      ["remove", "a"],
      ["remove", "b"],
      ["set", "a"],
    ]);
  });

  it.each([
    "",
    "<x/>",
    '<propertyupdate xmlns="DAV:"/>',
    '<propertyupdate xmlns="DAV:"><set/></propertyupdate>',
    '<propertyupdate xmlns="DAV:"><set><prop/></set></propertyupdate>',
  ])("refuses %s", (body) => {
    expect(() => readProppatch(Buffer.from(body))).toThrow(
      expect.objectContaining({ status: 400 }),
    );
  });
});
