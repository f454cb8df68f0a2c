/** Files and directories over HTTP, by the bytes that arrive in the vault and come out of it. */

import { randomBytes } from "node:crypto";
import {
  readFile as readCiphertext,
  readdir,
  writeFile as writeCiphertext,
} from "node:fs/promises";
import { createConnection } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, readFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

let test: TestShare;
let dav: DavClient;
const big = randomBytes(1_000_000);

beforeAll(async () => {
  test = await startTestShare();
  dav = new DavClient(test.share);
  await putFile(test.vault, "/big", big);
  await putFile(test.vault, "/empty", "");
});

afterAll(async () => {
  dav.close();
  await test.remove();
});

const text = async (path: string) => (await readFile(test.vault, path)).toString();
const names = async (path: string) => (await test.vault.list(path)).map(({ name }) => name).sort();

describe("GET", () => {
  it("gives the whole file with its length, tag and time", async () => {
    const answer = await dav.send("GET", "/big");
    expect(answer.status).toBe(200);
    expect(answer.body.equals(big)).toBe(true);
    expect(answer.headers["content-length"]).toBe(String(big.length));
    expect(answer.headers.etag).toMatch(/^"[^"]+"$/);
    expect(answer.headers["last-modified"]).toMatch(/GMT$/);
  });

  it.each([
    ["bytes=0-0", 0, 1],
    ["bytes=32767-32768", 32_767, 32_769],
    ["bytes=262143-262144", 262_143, 262_145],
    ["bytes=100-900000", 100, 900_001],
    ["bytes=-10", 999_990, 1_000_000],
    ["bytes=999999-", 999_999, 1_000_000],
  ])("gives %s", async (range, start, end) => {
    const answer = await dav.send("GET", "/big", { headers: { range } });
    expect(answer.status).toBe(206);
    expect(answer.headers["content-range"]).toBe(`bytes ${start}-${end - 1}/1000000`);
    expect(answer.body.equals(big.subarray(start, end))).toBe(true);
  });

  it.each([
    ["/big", "bytes=1000000-", "bytes */1000000"],
    ["/empty", "bytes=0-", "bytes */0"],
  ])("says of %s that %s cannot be had", async (path, range, size) => {
    const answer = await dav.send("GET", path, { headers: { range } });
    expect([answer.status, answer.headers["content-range"]]).toEqual([416, size]);
  });

  it("gives an empty file", async () => {
    const answer = await dav.send("GET", "/empty");
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
  });

  it("resumes by entity tag only while the file is the same", async () => {
    await putFile(test.vault, "/resumed", "0123456789");
    const { headers } = await dav.send("HEAD", "/resumed");
    const tail = (tag: string) =>
      dav.send("GET", "/resumed", { headers: { range: "bytes=5-", "if-range": tag } });
    expect((await tail(String(headers.etag))).text).toBe("56789");
    await putFile(test.vault, "/resumed", "abcdefghij");
    const answer = await tail(String(headers.etag));
    expect([answer.status, answer.text]).toEqual([200, "abcdefghij"]);
    expect((await tail(String(headers["last-modified"]))).status).toBe(200);
  });

  it("says when what the client has is still right", async () => {
    const { headers } = await dav.send("HEAD", "/big");
    const get = (conditions: Record<string, string>) =>
      dav.send("GET", "/big", { headers: conditions });
    const since = String(headers["last-modified"]);
    expect((await get({ "if-none-match": String(headers.etag) })).status).toBe(304);
    expect((await get({ "if-none-match": '"x"' })).status).toBe(200);
    expect((await get({ "if-modified-since": since })).status).toBe(304);
    expect((await get({ "if-modified-since": "Sat, 01 Jan 2000 00:00:00 GMT" })).status).toBe(200);
    expect((await get({ "if-match": '"x"' })).status).toBe(412);
  });

  it("lets nothing out of the vault run in a browser", async () => {
    await putFile(test.vault, "/page.html", "<script>alert(1)</script>");
    const { headers } = await dav.send("GET", "/page.html");
    expect(headers["content-security-policy"]).toContain("sandbox");
    expect(headers["content-security-policy"]).not.toContain("allow-scripts");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cache-control"]).toContain("private");
  });

  it("HEAD tells the same without the content", async () => {
    const head = await dav.send("HEAD", "/big");
    const get = await dav.send("GET", "/big");
    expect(head.body.length).toBe(0);
    for (const name of ["content-length", "etag", "last-modified", "content-type"]) {
      expect(head.headers[name]).toBe(get.headers[name]);
    }
  });

  it("of nothing is 404, of a directory 405", async () => {
    expect((await dav.send("GET", "/nothing")).status).toBe(404);
    expect((await dav.send("GET", "/big/x")).status).toBe(404);
    expect((await dav.send("GET", "/")).status).toBe(405);
  });
});

describe("PUT", () => {
  it.each([0, 1, 65_536, 65_537, 1_000_000])(
    "stores %i bytes, by length and in chunks",
    async (size) => {
      const body = randomBytes(size);
      expect((await dav.send("PUT", `/p${size}`, { body })).status).toBe(201);
      expect((await readFile(test.vault, `/p${size}`)).equals(body)).toBe(true);
      const headers = { "transfer-encoding": "chunked" };
      expect((await dav.send("PUT", `/p${size}`, { body, headers })).status).toBe(204);
      expect((await readFile(test.vault, `/p${size}`)).equals(body)).toBe(true);
    },
  );

  it("gives each version its own tag, however fast they follow", async () => {
    const tags = new Set<string | undefined>();
    for (let n = 0; n < 20; n += 1) {
      tags.add((await dav.send("PUT", "/fast", { body: "same size" })).headers.etag);
    }
    expect(tags.size).toBe(20);
    expect(tags).toContain((await dav.send("HEAD", "/fast")).headers.etag);
  });

  it("leaves the old version when the client goes away in the middle", async () => {
    await putFile(test.vault, "/old", "the old version");
    for (const head of [
      dav.head("PUT", "/old", { "Content-Length": "1000000" }),
      dav.head("PUT", "/old", { "Transfer-Encoding": "chunked" }),
    ]) {
      const socket = createConnection(Number(new URL(test.share.url).port), "127.0.0.1");
      await new Promise<void>((resolve) => socket.on("connect", resolve));
      socket.write(`${head}10000\r\n${"x".repeat(65_536)}\r\n`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await text("/old")).toBe("the old version");
      socket.destroy();
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await text("/old")).toBe("the old version");
  });

  it("of two at once stores one or the other, whole", async () => {
    const bodies = [Buffer.alloc(300_000, "a"), Buffer.alloc(300_000, "b")];
    const answers = await Promise.all(bodies.map((body) => dav.send("PUT", "/two", { body })));
    expect(answers.every(({ status }) => status < 300)).toBe(true);
    const stored = await readFile(test.vault, "/two");
    expect(bodies.some((body) => body.equals(stored))).toBe(true);
  });

  it.each([100, 100_000])(
    "with If-None-Match: * lets one of eight in, at %i bytes",
    async (size) => {
      const headers = { "if-none-match": "*" };
      const body = Buffer.alloc(size, "x");
      const puts = Array.from({ length: 8 }, () =>
        dav.send("PUT", `/once${size}`, { headers, body }),
      );
      const statuses = (await Promise.all(puts)).map(({ status }) => status).sort();
      expect(statuses).toEqual([201, ...Array.from({ length: 7 }, () => 412)]);
    },
  );

  it("with If-Match writes over the version that is meant and no other", async () => {
    const first = await dav.send("PUT", "/edited", { body: "1" });
    const headers = { "if-match": String(first.headers.etag) };
    expect((await dav.send("PUT", "/edited", { headers, body: "2" })).status).toBe(204);
    expect((await dav.send("PUT", "/edited", { headers, body: "3" })).status).toBe(412);
    expect(await text("/edited")).toBe("2");
    expect((await dav.send("DELETE", "/edited", { headers })).status).toBe(412);
  });

  it.each([
    ["a part of a file", "/big", { "content-range": "bytes 0-1/3" }, 400],
    ["a directory that is missing", "/no/such", {}, 409],
    ["a directory", "/", {}, 409],
    ["a name with a slash at the end", "/slash/", {}, 409],
    ["something below a file", "/big/x", {}, 409],
    ["a name that is too long", `/${"x".repeat(8000)}`, {}, 414],
  ])("to %s is refused", async (_, path, headers, status) => {
    expect((await dav.send("PUT", path, { headers, body: "x" })).status).toBe(status);
  });

  it("waits for 100 before a body, and is refused without one", async () => {
    const waiting = dav.head("PUT", "/expected", { Expect: "100-continue", "Content-Length": "2" });
    expect(await dav.raw(waiting, /100 Continue\r\n\r\n/)).toMatch(/^HTTP\/1\.1 100 Continue/);
    const refused = dav.head("PUT", "/no/such", {
      Expect: "100-continue",
      "Content-Length": "99999",
    });
    expect(await dav.raw(refused)).toMatch(/^HTTP\/1\.1 409 /);
  });
});

describe("directories", () => {
  it("MKCOL makes one, once, in a directory that is there, and takes no body", async () => {
    expect((await dav.send("MKCOL", "/made/")).status).toBe(201);
    expect((await dav.send("MKCOL", "/made/")).status).toBe(405);
    expect((await dav.send("MKCOL", "/big")).status).toBe(405);
    expect((await dav.send("MKCOL", "/no/such/")).status).toBe(409);
    expect((await dav.send("MKCOL", "/body/", { body: "<x/>" })).status).toBe(415);
    expect(await names("/made")).toEqual([]);
  });

  it("DELETE takes a tree, but neither half of it nor the whole vault", async () => {
    await test.vault.makeDirectory("/tree");
    await test.vault.makeDirectory("/tree/sub");
    await putFile(test.vault, "/tree/sub/file", "1");
    expect((await dav.send("DELETE", "/tree", { headers: { depth: "0" } })).status).toBe(400);
    expect((await dav.send("DELETE", "/tree")).status).toBe(204);
    expect((await dav.send("DELETE", "/tree")).status).toBe(404);
    expect((await dav.send("DELETE", "/")).status).toBe(403);
    expect(await names("/")).toContain("big");
  });
});

describe("COPY and MOVE", () => {
  async function tree(path: string, content: string): Promise<void> {
    await test.vault.makeDirectory(path);
    await putFile(test.vault, `${path}/file`, content);
  }

  function transfer(method: "COPY" | "MOVE", from: string, to: string, headers = {}) {
    return dav.send(method, from, { headers: { destination: dav.address(to), ...headers } });
  }

  it("overwrite unless told not to", async () => {
    await putFile(test.vault, "/c1", "1");
    await putFile(test.vault, "/c2", "2");
    expect((await transfer("COPY", "/c1", "/c2", { overwrite: "F" })).status).toBe(412);
    expect(await text("/c2")).toBe("2");
    expect((await transfer("COPY", "/c1", "/c2")).status).toBe(204);
    expect(await text("/c2")).toBe("1");
    expect((await transfer("COPY", "/c1", "/c3")).status).toBe(201);
    expect((await transfer("MOVE", "/c1", "/c3")).status).toBe(204);
    expect((await dav.send("HEAD", "/c1")).status).toBe(404);
  });

  it.each(["COPY", "MOVE"] as const)(
    "%s replaces a tree by a tree, a tree by a file, a file by a tree",
    async (method) => {
      const at = `/${method}`;
      await test.vault.makeDirectory(at);
      await tree(`${at}/from`, "from");
      await tree(`${at}/to`, "to");
      await putFile(test.vault, `${at}/to/only-there`, "gone");
      expect((await transfer(method, `${at}/from`, `${at}/to`)).status).toBe(204);
      expect(await names(`${at}/to`)).toEqual(["file"]);
      expect(await text(`${at}/to/file`)).toBe("from");

      await putFile(test.vault, `${at}/single`, "single");
      expect((await transfer(method, `${at}/to`, `${at}/single`)).status).toBe(204);
      expect(await text(`${at}/single/file`)).toBe("from");
      await putFile(test.vault, `${at}/last`, "last");
      expect((await transfer(method, `${at}/last`, `${at}/single`)).status).toBe(204);
      expect(await text(`${at}/single`)).toBe("last");
      expect(await names(at)).toEqual(
        method === "COPY" ? ["from", "last", "single", "to"] : ["single"],
      );
    },
  );

  it("COPY with Depth 0 makes the directory only", async () => {
    await tree("/deep", "1");
    expect((await transfer("COPY", "/deep", "/shallow", { depth: "0" })).status).toBe(201);
    expect(await names("/shallow")).toEqual([]);
  });

  it("nothing goes into itself, onto itself, over what holds it, or away from the root", async () => {
    await tree("/self", "1");
    for (const method of ["COPY", "MOVE"] as const) {
      for (const [from, to] of [
        ["/self", "/self"],
        ["/self", "/self/inside"],
        ["/self/file", "/self"],
        ["/self", "/"],
        ["/", "/self/x"],
      ] as const) {
        expect((await transfer(method, from, to)).status).toBe(403);
      }
    }
    expect(await text("/self/file")).toBe("1");
  });

  it("to a directory that is missing is 409, of nothing 404", async () => {
    for (const method of ["COPY", "MOVE"] as const) {
      expect((await transfer(method, "/big", "/no/such")).status).toBe(409);
      expect((await transfer(method, "/nothing", "/x")).status).toBe(404);
    }
  });

  it("a copy that fails half-way leaves the destination as it was, and no rest", async () => {
    await tree("/half", "good");
    await damage(() => putFile(test.vault, "/half/worse", "bad"));
    await tree("/precious", "kept");
    const before = await names("/");
    expect((await transfer("COPY", "/half", "/precious")).status).toBe(500);
    expect((await transfer("COPY", "/half", "/fresh")).status).toBe(500);
    expect(await names("/")).toEqual(before);
    expect(await names("/precious")).toEqual(["file"]);
    expect(await text("/precious/file")).toBe("kept");
  });

  it("to a name that is too long move nothing away", async () => {
    await putFile(test.vault, "/stays", "1");
    const long = `/${"x".repeat(8000)}`;
    expect((await transfer("MOVE", "/stays", long)).status).toBe(414);
    expect((await transfer("COPY", "/stays", long)).status).toBe(414);
    expect(await text("/stays")).toBe("1");
  });
});

describe("a file that was changed outside the vault", () => {
  it("is an error, not other bytes, when its beginning is damaged", async () => {
    await damage(() => putFile(test.vault, "/bad", "content"));
    const answer = await dav.send("GET", "/bad");
    expect([answer.status, answer.text]).toEqual([500, ""]);
  });

  it("ends with the connection when its end is damaged, with nothing false before", async () => {
    await damage(() => putFile(test.vault, "/worse", big));
    const received = await dav.raw(dav.head("GET", "/worse"));
    const body = Buffer.from(received.slice(received.indexOf("\r\n\r\n") + 4), "latin1");
    expect(body.length).toBeLessThan(big.length);
    expect(body.equals(big.subarray(0, body.length))).toBe(true);
  });
});

/** Flips the last bit of the ciphertext file that `write` makes. */
async function damage(write: () => Promise<void>): Promise<void> {
  const before = new Set(await ciphertextFiles());
  await write();
  const [made] = (await ciphertextFiles()).filter((path) => !before.has(path));
  if (made === undefined) throw new Error("nothing was written");
  const bytes = await readCiphertext(made);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  await writeCiphertext(made, bytes);
}

async function ciphertextFiles(): Promise<readonly string[]> {
  const entries = await readdir(test.folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

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
