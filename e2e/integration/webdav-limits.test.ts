/** Bounds in time: slow clients, long listings, and the end of a share under load. */

import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { processorMs } from "../../src-main/test-support/processor-time.ts";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, readFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

/** Less than any limit on clients that a share has by itself, and time enough for a slow machine; milliseconds. */
const OWN_LIMITS = 15_000;

/** Less than the grace that a share has by itself; milliseconds. */
const OWN_GRACE = 4_500;

/** A grace that a forced end does not wait for; milliseconds. */
const LONG_GRACE = 60_000;

let test: TestShare | undefined;
let dav: DavClient;

afterEach(async () => {
  dav.close();
  await test?.remove();
  test = undefined;
});

async function start(limits: Parameters<typeof startTestShare>[0] = {}): Promise<TestShare> {
  test = await startTestShare(limits);
  dav = new DavClient(test.share);
  return test;
}

interface Slow {
  readonly socket: Socket;
  /** Milliseconds from the start to the end of the connection. */
  readonly ended: Promise<number>;
  readonly received: () => string;
}

/** A client that sends `text` and then no more. */
async function slowClient(text: string, { reads = true } = {}): Promise<Slow> {
  const [host = "", port = ""] = dav.authority.split(":");
  const socket = createConnection(Number(port), host);
  socket.on("error", () => undefined);
  await once(socket, "connect");
  const started = performance.now();
  let received = "";
  if (reads) {
    socket.on("data", (part) => {
      received += part.toString("latin1");
    });
  }
  const ended = new Promise<number>((resolve) => {
    socket.on("close", () => {
      resolve(performance.now() - started);
    });
  });
  socket.write(text);
  return { socket, ended, received: () => received };
}

describe("a client is cut off that", () => {
  it("does not finish its headers", async () => {
    await start({ limits: { headersMs: 300 } });
    const client = await slowClient("GET / HTTP/1.1\r\nHost: ");
    expect(await client.ended).toBeLessThan(OWN_LIMITS);
    expect(client.received()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("says nothing after a request", async () => {
    await start({ limits: { idleMs: 300 } });
    const client = await slowClient(dav.head("OPTIONS", "/"));
    expect(await client.ended).toBeLessThan(OWN_LIMITS);
    expect(client.received()).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([100, 100_000])("stops in a body of %i bytes, and the old file stays", async (length) => {
    const { vault, share } = await start({ limits: { bodyStallMs: 300 } });
    await putFile(vault, "/file", "old");
    const head = dav.head("PUT", "/file", { "Content-Length": String(length) });
    const client = await slowClient(head + "x".repeat(length - 1));
    expect(await client.ended).toBeLessThan(OWN_LIMITS);
    await expect.poll(() => share.traffic.activeRequests).toBe(0);
    expect((await readFile(vault, "/file")).toString()).toBe("old");
    expect((await vault.list("/")).map(({ name }) => name)).toEqual(["file"]);
  });

  it.each([
    ["GET", "/large", {}],
    ["PROPFIND", "/dir", { Depth: "1" }],
  ] as const)("takes nothing of the answer to a %s", async (method, path, headers) => {
    const { vault, share } = await start({ limits: { readerStallMs: 4_000 } });
    await putFile(vault, "/large", Buffer.alloc(30_000_000));
    await vault.makeDirectory("/dir");
    const name = "n".repeat(200);
    for (let n = 0; n < 300; n += 1) await putFile(vault, `/dir/${name}${n}`, "");
    // As many as fill what the system takes on its own for a client.
    const clients = await Promise.all(
      Array.from({ length: 3 }, () =>
        slowClient(dav.head(method, path, headers).repeat(30), { reads: false }),
      ),
    );
    await expect.poll(() => share.traffic.activeRequests).toBe(clients.length);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(share.traffic.activeRequests).toBe(clients.length);
    await expect.poll(() => share.traffic.activeRequests, { timeout: 30_000 }).toBe(0);
    expect((await dav.send("HEAD", "/large")).status).toBe(200);
    for (const { socket } of clients) socket.destroy();
  });
});

describe("a long listing", () => {
  it("of 10,000 entries lets other requests through while it is made", async () => {
    const { vault } = await start();
    await vault.makeDirectory("/many");
    const count = 10_000;
    let next = 0;
    const fill = async () => {
      while (next < count) {
        next += 1;
        await putFile(vault, `/many/file number ${next}.txt`, "");
      }
    };
    await Promise.all(Array.from({ length: 16 }, fill));

    const listing = { isDone: false };
    const listed = dav.send("PROPFIND", "/many/", { headers: { depth: "1" } }).finally(() => {
      listing.isDone = true;
    });
    const waits: number[] = [];
    const whole = await processorMs(async () => {
      while (!listing.isDone) {
        const wait = await processorMs(async () => {
          expect((await dav.send("HEAD", "/many/file%20number%205.txt")).status).toBe(200);
        });
        waits.push(wait);
      }
    });
    expect((await listed).text.match(/<D:response>/g)).toHaveLength(count + 1);
    expect(waits.length).toBeGreaterThan(3);
    // Here the client has its part in it too; what is meant is that nobody waits for the whole.
    expect(Math.max(...waits)).toBeLessThan(Math.max(1_500, whole / 2));
  });
});

describe("a vault that is locked under load", () => {
  /** Clients in the middle of a download, an upload and a listing, and one that goes on asking. */
  async function load(vault: TestShare["vault"]): Promise<readonly Slow[]> {
    await putFile(vault, "/large", Buffer.alloc(30_000_000));
    await putFile(vault, "/old", "old");
    const put = dav.head("PUT", "/old", { "Content-Length": "200000" }) + "x".repeat(100_000);
    return Promise.all([
      slowClient(dav.head("GET", "/large"), { reads: false }),
      slowClient(put),
      slowClient(dav.head("PROPFIND", "/", { Depth: "1" })),
    ]);
  }

  it.each([
    ["politely", false, 500],
    ["at once when it is forced", true, LONG_GRACE],
  ])("ends all requests %s, within its bound", async (_, force, graceMs) => {
    const { share, vault } = await start({ limits: { graceMs, cutMs: 500 } });
    const clients = await load(vault);
    const started = performance.now();
    await share.close({ force });
    await vault.lock();
    expect(performance.now() - started).toBeLessThan(OWN_GRACE);
    for (const { socket } of clients) socket.resume();
    await Promise.all(clients.map(({ ended }) => ended));
    expect(share.traffic.activeRequests).toBe(0);
    expect(clients[1]?.received()).toBe("");
    await expect(dav.send("GET", "/old")).rejects.toThrow();
  });

  it("is forced while it ends politely", async () => {
    const { share, vault } = await start({ limits: { graceMs: LONG_GRACE, cutMs: 500 } });
    await load(vault);
    const started = performance.now();
    const polite = share.close();
    setTimeout(() => void share.close({ force: true }), 100);
    await polite;
    expect(performance.now() - started).toBeLessThan(OWN_GRACE);
  });

  it("answers none of the requests that come after the end has begun", async () => {
    const { share, vault } = await start({ limits: { graceMs: 1_000 } });
    await load(vault);
    const kept = await slowClient(dav.head("OPTIONS", "/"));
    await expect.poll(kept.received).toMatch(/^HTTP\/1\.1 200 /);
    const closing = share.close();
    kept.socket.write(dav.head("GET", "/old"));
    await closing;
    await kept.ended;
    expect(kept.received()).not.toContain("old");
  });
});

describe("Basic", () => {
  it.each(["+", "/", ":", "a:b:c", "ü", "\u0000", "%", ">>>???~~~"])(
    "with %j in what is sent is a wrong password and nothing worse",
    async (text) => {
      await start();
      const { username, password } = test?.share ?? { username: "", password: "" };
      for (const credentials of [text, `${username}:${password}${text}`, `${text}:${password}`]) {
        const authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
        const answer = await dav.send("GET", "/", { headers: { authorization } });
        expect(answer.status).toBe(401);
      }
    },
  );
});
