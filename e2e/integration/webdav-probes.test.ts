/**
 * What ends or fools the stock request handling of `webdav-server`, and what a
 * hostile client might send beside it. After each, the server answers as before.
 */

import { createConnection } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, readFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

let test: TestShare;
let dav: DavClient;

beforeAll(async () => {
  test = await startTestShare();
  dav = new DavClient(test.share);
  await putFile(test.vault, "/alive", "yes");
});

afterEach(async () => {
  expect((await dav.send("GET", "/alive")).text).toBe("yes");
});

afterAll(async () => {
  dav.close();
  await test.remove();
});

const lockBody =
  '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';

describe("addresses", () => {
  it.each([
    "/%ff",
    "/%",
    "/%zz",
    "/a%00b",
    "/a//b",
    "/../x",
    "/%2e%2e/x",
    "/a%2fb",
    "/a?b",
    "/a#b",
  ])("GET %s is 400, with a login and without", async (path) => {
    expect((await dav.send("GET", path)).status).toBe(400);
    expect((await dav.send("GET", path, { isLoggedIn: false })).status).toBe(400);
  });

  it.each(["/%ff", "/%", "*", "//", "/x?y"])(
    "so is %s at the root of the server",
    async (target) => {
      expect((await dav.sendTo("GET", target)).status).toBe(400);
    },
  );

  it("DELETE of a fragment deletes nothing", async () => {
    await putFile(test.vault, "/kept", "1");
    expect((await dav.send("DELETE", "/kept#not-sent-by-any-sane-client")).status).toBe(400);
    expect((await dav.send("HEAD", "/kept")).status).toBe(200);
  });

  it("MOVE to a malformed destination is 400, to another server or share 502, to none 400", async () => {
    await putFile(test.vault, "/m", "1");
    const move = (destination: string) => dav.send("MOVE", "/m", { headers: { destination } });
    expect((await move(dav.address("/%ff"))).status).toBe(400);
    expect((await move(`${dav.prefix}/%ff`)).status).toBe(400);
    expect((await move("http://example.org/m")).status).toBe(502);
    expect((await move(`http://${dav.authority}/other/vault/m`)).status).toBe(502);
    expect((await dav.send("MOVE", "/m")).status).toBe(400);
    expect((await readFile(test.vault, "/m")).toString()).toBe("1");
  });
});

describe("strangers", () => {
  it("learn nothing without the secret, and nothing of the vault without the login", async () => {
    const stranger = { isLoggedIn: false };
    for (const path of ["/alive", "/nothing"]) {
      const answer = await dav.send("GET", path, stranger);
      expect([answer.status, answer.text]).toEqual([401, ""]);
    }
    const elsewhere = await dav.sendTo("GET", `/${"x".repeat(24)}/Test/alive`);
    expect([elsewhere.status, elsewhere.text]).toEqual([404, ""]);
    expect((await dav.sendTo("PROPFIND", "/", stranger)).status).toBe(401);
    expect((await dav.sendTo("GET", "/")).status).toBe(404);
  });

  it("who have a login walk down to the share, as Windows does, and see nothing else on the way", async () => {
    const above = ["/", dav.prefix.slice(0, dav.prefix.lastIndexOf("/"))];
    for (const path of above) {
      const answer = await dav.sendTo("PROPFIND", path, { headers: { depth: "1" } });
      expect(answer.status).toBe(207);
      expect(answer.text.match(/<D:href>[^<]*/g)).toEqual([`<D:href>${path}`]);
      expect(answer.text).toContain("<D:collection/>");
    }
  });

  it("are offered Digest by two algorithms, then Basic", async () => {
    const { headers } = await dav.send("GET", "/alive", { isLoggedIn: false });
    expect(headers["www-authenticate"]).toMatch(
      /^Digest .*algorithm=SHA-256.*, Digest .*algorithm=MD5.*, Basic /,
    );
  });

  it("are told at the root what kind of server this is, and nothing else", async () => {
    const answer = await dav.sendTo("OPTIONS", "/", { isLoggedIn: false });
    expect(answer.status).toBe(200);
    expect(answer.headers["dav"]).toBe("1, 2, 3");
    expect(answer.headers["ms-author-via"]).toBe("DAV");
  });

  it.each([
    ["another host", { host: "evil.example" }, 421],
    ["localhost without the port", { host: "localhost" }, 421],
    ["a web page", { origin: "http://evil.example" }, 403],
    ["a page of no origin, such as one out of the vault", { origin: "null" }, 403],
    ["a browser on behalf of another site", { "sec-fetch-site": "cross-site" }, 403],
  ])("are refused when they come by %s", async (_, headers, status) => {
    expect((await dav.send("GET", "/alive", { headers })).status).toBe(status);
  });

  it("never get a header that lets a page of another origin read", async () => {
    const headers = { origin: `http://${dav.authority}` };
    for (const method of ["OPTIONS", "GET", "PROPFIND"]) {
      const answer = await dav.send(method, "/alive", { headers: { ...headers, depth: "0" } });
      const cors = Object.keys(answer.headers).filter((name) => name.startsWith("access-control"));
      expect(cors).toEqual([]);
    }
  });

  it("of other interfaces are not listened to", async () => {
    const port = Number(new URL(test.share.url).port);
    const outcome = await new Promise((resolve) => {
      const socket = createConnection(port, "::1");
      socket.on("connect", () => {
        socket.destroy();
        resolve("connected");
      });
      socket.on("error", () => {
        resolve("refused");
      });
    });
    expect(outcome).toBe("refused");
  });

  it("cannot make it read a long body, but get their answer", async () => {
    const body = Buffer.alloc(300_000);
    const answer = await dav.send("PUT", "/x", { body, isLoggedIn: false });
    expect(answer.status).toBe(401);
    const head = dav.head("PUT", "/x", {
      Authorization: "Basic x",
      "Content-Length": "99999999999",
    });
    expect(await dav.raw(head + "x".repeat(2_000_000))).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe("framing", () => {
  it.each([
    ["both a length and chunks", { "Content-Length": "4", "Transfer-Encoding": "chunked" }, 400],
    ["a coding that is not known", { "Transfer-Encoding": "gzip, chunked" }, 501],
  ])("PUT with %s is refused", async (_, headers: Record<string, string>, status) => {
    const head = dav.head("PUT", "/smuggled", { ...headers, Connection: "close" });
    const received = await dav.raw(`${head}0\r\n\r\nGET ${dav.prefix}/alive HTTP/1.1\r\n\r\n`);
    expect(received).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(received).not.toContain("yes");
    expect((await dav.send("HEAD", "/smuggled")).status).toBe(404);
  });

  it("a body that is packed is refused, because it would be stored packed", async () => {
    const headers = { "content-encoding": "gzip" };
    expect((await dav.send("PUT", "/packed", { headers, body: "x" })).status).toBe(415);
  });

  it("two lengths are refused", async () => {
    const head = dav.head("PUT", "/two", { "Content-Length": "4\r\nContent-Length: 5" });
    expect(await dav.raw(`${head}abcd`)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("PROPFIND that announces 100 GB is refused before a byte of it", async () => {
    const head = dav.head("PROPFIND", "/", { Depth: "0", "Content-Length": "99999999999" });
    expect(await dav.raw(head, /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("a PROPFIND body that never ends is refused", async () => {
    const head = dav.head("PROPFIND", "/", { Depth: "0", "Transfer-Encoding": "chunked" });
    const chunk = `10000\r\n${"<".repeat(65_536)}\r\n`;
    expect(await dav.raw(head + chunk + chunk, /\r\n\r\n/)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("requests that are sent ahead are answered in order, as if they had waited", async () => {
    const put = dav.head("PUT", "/ahead", { "Content-Length": "3" });
    const get = dav.head("GET", "/ahead");
    const remove = dav.head("DELETE", "/ahead");
    const last = dav.head("GET", "/ahead", { Connection: "close" });
    const received = await dav.raw(`${put}new${get}${remove}${last}`);
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual([
      "HTTP/1.1 201",
      "HTTP/1.1 200",
      "HTTP/1.1 204",
      "HTTP/1.1 404",
    ]);
  });

  it("a flood of requests on one connection ends the connection, not the server", async () => {
    await dav.raw(dav.head("GET", "/alive").repeat(2000));
  });

  it("a client that vanishes at any byte leaves nothing behind", async () => {
    const whole = `${dav.head("PUT", "/cut", { "Content-Length": "100000" })}${"x".repeat(99_999)}`;
    for (const length of [1, 20, 100, 200, 300, 1000, 70_000, whole.length]) {
      const socket = createConnection(Number(new URL(test.share.url).port), "127.0.0.1");
      await new Promise<void>((resolve) => socket.on("connect", resolve));
      socket.write(whole.slice(0, length), "latin1");
      await new Promise((resolve) => setTimeout(resolve, 10));
      socket.resetAndDestroy();
    }
    expect((await dav.send("HEAD", "/cut")).status).toBe(404);
    expect((await test.vault.list("/")).map(({ name }) => name)).not.toContain("cut");
  });

  it("unknown methods are 405, and one that HTTP does not know 400", async () => {
    for (const method of ["POST", "PATCH", "TRACE", "REPORT", "SEARCH"]) {
      expect((await dav.send(method, "/alive")).status).toBe(405);
    }
    expect(await dav.raw(dav.head("FROBNICATE", "/alive"))).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("XML", () => {
  it.each([
    ["not well-formed", "<propfind"],
    [
      "a DOCTYPE",
      '<!DOCTYPE x [<!ENTITY a "b">]><propfind xmlns="DAV:"><prop>&a;</prop></propfind>',
    ],
    ["deep", "<a>".repeat(9000)],
    ["undeclared prefixes", "<p:a>".repeat(9000)],
    ["another document", '<x xmlns="DAV:"/>'],
    ["both names and all", '<propfind xmlns="DAV:"><allprop/><prop/></propfind>'],
    [
      "more names than anybody wants",
      `<propfind xmlns="DAV:"><prop>${Array.from({ length: 1000 }, (_, n) => `<p${n}/>`).join("")}</prop></propfind>`,
    ],
  ])("PROPFIND with a body that is %s is 400", async (_, body) => {
    const answer = await dav.send("PROPFIND", "/", { headers: { depth: "0" }, body });
    expect(answer.status).toBe(400);
  });

  it("PROPPATCH with several sets and removals of what was never there is done in order", async () => {
    const body =
      '<propertyupdate xmlns="DAV:" xmlns:z="urn:z"><set><prop><z:a>1</z:a></prop></set>' +
      "<set><prop><z:b>2</z:b></prop></set><remove><prop><unknown/></prop></remove>" +
      "<set><prop><z:a>3</z:a></prop></set></propertyupdate>";
    const answer = await dav.send("PROPPATCH", "/alive", { body });
    expect(answer.status).toBe(207);
    expect(answer.text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(4);
    const found = await dav.send("PROPFIND", "/alive", { headers: { depth: "0" } });
    expect(found.text).toMatch(/:a [^>]*>3</);
    expect(found.text).toMatch(/:b [^>]*>2</);
  });

  it("PROPPATCH of what a client may not set changes nothing at all", async () => {
    const body =
      '<propertyupdate xmlns="DAV:"><set><prop><c xmlns="urn:z">1</c></prop></set>' +
      "<set><prop><getetag>x</getetag></prop></set></propertyupdate>";
    const answer = await dav.send("PROPPATCH", "/alive", { body });
    expect(answer.text).toMatch(/<D:getetag\/><\/D:prop><D:status>HTTP\/1\.1 403/);
    expect(answer.text).toMatch(/HTTP\/1\.1 424/);
    const found = await dav.send("PROPFIND", "/alive", { headers: { depth: "0" } });
    expect(found.text).not.toContain("urn:z:1");
    expect(found.text).not.toMatch(/:c [^>]*>1</);
  });
});

describe("locks", () => {
  it("an untagged If with the token lets the owner write, as every save on Windows does", async () => {
    const locked = await dav.send("LOCK", "/doc", { body: lockBody });
    expect(locked.status).toBe(201);
    const token = String(locked.headers["lock-token"]);
    expect(token).toMatch(/^<opaquelocktoken:[\da-f-]{36}>$/);

    expect((await dav.send("PUT", "/doc", { body: "other" })).status).toBe(423);
    const owner = { headers: { if: `(${token})` }, body: "mine" };
    expect((await dav.send("PUT", "/doc", owner)).status).toBe(204);
    expect((await dav.send("DELETE", "/doc")).status).toBe(423);
    const unlocked = await dav.send("UNLOCK", "/doc", { headers: { "lock-token": token } });
    expect(unlocked.status).toBe(204);
    expect((await dav.send("PUT", "/doc", { body: "other" })).status).toBe(204);
  });

  it("a timeout that the client asks for is kept, in seconds", async () => {
    const headers = { timeout: "Second-77" };
    const locked = await dav.send("LOCK", "/timed", { headers, body: lockBody });
    expect(locked.text).toContain("<D:timeout>Second-77</D:timeout>");
  });

  it.each(["", "(", "<x>", "(<a>", "()"])(
    "a malformed If, %j, is 400 and lets nothing through",
    async (value) => {
      const answer = await dav.send("PUT", "/alive", { headers: { if: value }, body: "no" });
      expect(answer.status).toBe(400);
    },
  );

  it("of ten clients that want an exclusive lock at once, one gets it", async () => {
    const wishes = Array.from({ length: 10 }, () =>
      dav.send("LOCK", "/wanted", { body: lockBody }),
    );
    const statuses = (await Promise.all(wishes)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 423)]);
  });
});
