/** Files over HTTP, by the bytes that arrive in the vault and come out of it. */

import { randomBytes } from "node:crypto";
import { createConnection } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { damageNewFile } from "./support/damage.ts";
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
  it.each([0, 1, 65_536, 65_537, 1_000_000, 3_145_728])(
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

describe("readers while a file is written", () => {
  const versions = ["a", "b", "c"].map((letter) => Buffer.alloc(900_000, letter));
  const isOneVersion = (body: Buffer) => versions.some((version) => version.equals(body));

  it("see one whole version, whichever", async () => {
    await putFile(test.vault, "/changing", versions[0] ?? "");
    const write = async () => {
      for (let n = 0; n < 15; n += 1) {
        const body = versions[n % versions.length] ?? "";
        expect((await dav.send("PUT", "/changing", { body })).status).toBe(204);
      }
    };
    const read = async () => {
      for (let n = 0; n < 20; n += 1) {
        const { status, body } = await dav.send("GET", "/changing");
        expect([status, isOneVersion(body)]).toEqual([200, true]);
      }
    };
    await Promise.all([write(), read(), read()]);
  });

  it("keep the version that they began with, to its end", async () => {
    const [before, after] = [randomBytes(8_000_000), randomBytes(8_000_000)];
    await putFile(test.vault, "/replaced", before);
    const socket = createConnection(Number(new URL(test.share.url).port), "127.0.0.1");
    socket.write(dav.head("GET", "/replaced", { Connection: "close" }));
    await new Promise((resolve) => socket.once("readable", resolve));
    expect((await dav.send("PUT", "/replaced", { body: after })).status).toBe(204);
    const parts: Buffer[] = [];
    for await (const part of socket) parts.push(part as Buffer);
    const received = Buffer.concat(parts);
    expect(received.subarray(received.indexOf("\r\n\r\n") + 4).equals(before)).toBe(true);
    expect((await dav.send("GET", "/replaced")).body.equals(after)).toBe(true);
  });
});

describe("a file that was changed outside the vault", () => {
  it("is an error, not other bytes, when its beginning is damaged", async () => {
    await damageNewFile(test.folder, () => putFile(test.vault, "/bad", "content"));
    const answer = await dav.send("GET", "/bad");
    expect([answer.status, answer.text]).toEqual([500, ""]);
  });

  it("ends with the connection when its end is damaged, with nothing false before", async () => {
    await damageNewFile(test.folder, () => putFile(test.vault, "/worse", big));
    const received = await dav.raw(dav.head("GET", "/worse"));
    const body = Buffer.from(received.slice(received.indexOf("\r\n\r\n") + 4), "latin1");
    expect(body.length).toBeLessThan(big.length);
    expect(body.equals(big.subarray(0, body.length))).toBe(true);
  });
});
