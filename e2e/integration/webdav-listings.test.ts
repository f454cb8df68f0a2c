/** What clients are shown: names, links, listings, times. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, readFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

let test: TestShare;
let dav: DavClient;

beforeAll(async () => {
  test = await startTestShare();
  dav = new DavClient(test.share);
});

afterAll(async () => {
  dav.close();
  await test.remove();
});

const text = async (path: string) => (await readFile(test.vault, path)).toString();
const names = async (path: string) => (await test.vault.list(path)).map(({ name }) => name).sort();

describe("names", () => {
  it.each([
    "with space",
    "a#b?c%d\\e",
    "quote\"'<>&;",
    "\u0001\u001f\u007f",
    "ü.txt",
    "日本語",
    "😀👩‍👩‍👧",
    "%2F",
    "[x]{y}|^`",
    "trailing. ",
    "\ufffe",
  ])("%j comes back as it was", async (name) => {
    const encoded = `/names/${encodeURIComponent(name)}`;
    await dav.send("MKCOL", "/names/");
    expect((await dav.send("PUT", encoded, { body: name })).status).toBeLessThan(300);
    expect(await text(`/names/${name}`)).toBe(name);

    const listing = await dav.send("PROPFIND", "/names/", { headers: { depth: "1" } });
    const hrefs = Array.from(
      listing.text.matchAll(/<D:href>([^<]*)<\/D:href>/g),
      ([, href]) => href,
    );
    const href =
      hrefs.find((each) => decodeURIComponent(each ?? "").endsWith(`/names/${name}`)) ?? "";
    expect((await dav.sendTo("GET", href)).text).toBe(name);
  });

  it("a name in NFD finds the file in NFC, and the answer speaks as it was asked", async () => {
    await putFile(test.vault, "/Käse", "1");
    const listing = await dav.send("PROPFIND", "/Ka%CC%88se", { headers: { depth: "0" } });
    expect(listing.text).toContain("/Ka%CC%88se</D:href>");
  });
});

describe("links", () => {
  it("look like what they lead to, and are not shown when they lead nowhere", async () => {
    await test.vault.makeDirectory("/links");
    await test.vault.makeDirectory("/target");
    await putFile(test.vault, "/target/file", "content");
    await test.vault.makeLink("/links/to-file", "../target/file");
    await test.vault.makeLink("/links/to-directory", "/target");
    await test.vault.makeLink("/links/nowhere", "gone");
    await test.vault.makeLink("/links/outside", "../../etc/passwd");
    await test.vault.makeLink("/links/loop", "loop");

    const listing = await dav.send("PROPFIND", "/links", { headers: { depth: "1" } });
    const hrefs = Array.from(listing.text.matchAll(/links\/([^<]+)</g), ([, name]) => name).sort();
    expect(hrefs).toEqual(["to-directory/", "to-file"]);
    expect((await dav.send("GET", "/links/to-file")).text).toBe("content");
    expect((await dav.send("GET", "/links/to-directory/file")).text).toBe("content");
    expect((await dav.send("GET", "/links/loop")).status).toBe(404);
    expect((await dav.send("GET", "/links/outside")).status).toBe(404);
  });

  it("PUT writes what a link leads to, COPY copies it, DELETE takes the link only", async () => {
    expect((await dav.send("PUT", "/links/to-file", { body: "new" })).status).toBe(204);
    expect(await text("/target/file")).toBe("new");
    expect((await dav.send("PUT", "/links/to-directory/more", { body: "m" })).status).toBe(201);
    expect(await text("/target/more")).toBe("m");

    const headers = { destination: dav.address("/copied") };
    expect((await dav.send("COPY", "/links/to-file", { headers })).status).toBe(201);
    expect(await text("/copied")).toBe("new");
    expect((await dav.send("DELETE", "/links/to-directory")).status).toBe(204);
    expect((await dav.send("DELETE", "/links/to-file")).status).toBe(204);
    expect(await names("/target")).toEqual(["file", "more"]);
  });
});

describe("PROPFIND", () => {
  it("of a whole tree is refused with the code for it", async () => {
    const answer = await dav.send("PROPFIND", "/");
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("propfind-finite-depth");
  });

  it("leaves the collection itself out for clients of Microsoft that say so", async () => {
    await test.vault.makeDirectory("/noroot");
    await putFile(test.vault, "/noroot/file", "1");
    const answer = await dav.send("PROPFIND", "/noroot", { headers: { depth: "1,noroot" } });
    expect(answer.text.match(/<D:href>[^<]*<\/D:href>/g)).toEqual([
      `<D:href>${dav.prefix}/noroot/file</D:href>`,
    ]);
  });

  it("tells what was asked for, what is not there, and the room on the disk", async () => {
    const body =
      '<propfind xmlns="DAV:" xmlns:z="urn:z"><prop><resourcetype/><quota-available-bytes/>' +
      "<quota-used-bytes/><z:unknown/></prop></propfind>";
    const { text: answer } = await dav.send("PROPFIND", "/", { headers: { depth: "0" }, body });
    expect(answer).toMatch(/<D:resourcetype><D:collection\/><\/D:resourcetype>/);
    expect(answer).toMatch(/<D:quota-available-bytes>\d+<\/D:quota-available-bytes>/);
    expect(answer).toMatch(/<x:unknown xmlns:x="urn:z"\/><\/D:prop><D:status>HTTP\/1\.1 404/);
  });

  it("lists a long directory whole, in pieces", async () => {
    await test.vault.makeDirectory("/many");
    for (let n = 0; n < 300; n += 1) await putFile(test.vault, `/many/file ${n}`, String(n));
    const answer = await dav.send("PROPFIND", "/many/", { headers: { depth: "1" } });
    expect(answer.headers["transfer-encoding"]).toBe("chunked");
    expect(answer.text.match(/<D:response>/g)).toHaveLength(301);
    expect(answer.text.endsWith("</D:multistatus>")).toBe(true);
  });
});

describe("times", () => {
  it("that a client sets are those of the file", async () => {
    await putFile(test.vault, "/timed", "1");
    const body =
      '<D:propertyupdate xmlns:D="DAV:" xmlns:Z="urn:schemas-microsoft-com:"><D:set><D:prop>' +
      "<Z:Win32CreationTime>Tue, 20 Oct 2015 07:28:00 GMT</Z:Win32CreationTime>" +
      "<Z:Win32LastModifiedTime>Wed, 21 Oct 2015 07:28:00 GMT</Z:Win32LastModifiedTime>" +
      "<Z:Win32FileAttributes>00000020</Z:Win32FileAttributes></D:prop></D:set></D:propertyupdate>";
    const answer = await dav.send("PROPPATCH", "/timed", { body });
    expect(answer.text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
    expect((await test.vault.stat("/timed")).modifiedMs).toBe(Date.UTC(2015, 9, 21, 7, 28));
    const { headers } = await dav.send("HEAD", "/timed");
    expect(headers["last-modified"]).toBe("Wed, 21 Oct 2015 07:28:00 GMT");
    const asked =
      '<propfind xmlns="DAV:"><prop><Win32CreationTime xmlns="urn:schemas-microsoft-com:"/></prop></propfind>';
    const found = await dav.send("PROPFIND", "/timed", { headers: { depth: "0" }, body: asked });
    expect(found.text).toContain("Tue, 20 Oct 2015 07:28:00 GMT");
  });
});
