/** How a share starts and ends. */

import { createConnection, createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, readFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

let test: TestShare | undefined;

afterEach(async () => {
  await test?.remove();
  test = undefined;
});

/** A client in the middle of a PUT. */
async function halfAnUpload(dav: DavClient, path: string) {
  const [host = "", port = ""] = dav.authority.split(":");
  const socket = createConnection(Number(port), host);
  await new Promise<void>((resolve) => socket.on("connect", resolve));
  const closed = new Promise<void>((resolve) =>
    socket.on("close", () => {
      resolve();
    }),
  );
  socket.on("error", () => undefined);
  let received = "";
  socket.on("data", (part) => {
    received += part.toString();
  });
  socket.write(`${dav.head("PUT", path, { "Content-Length": "200000" })}${"x".repeat(100_000)}`);
  await expect.poll(() => test?.share.traffic.activeRequests).toBe(1);
  return { socket, closed, received: () => received };
}

describe("a share", () => {
  it("says which port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.on("listening", resolve));
    const bound = other.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    await expect(startTestShare({ port })).rejects.toMatchObject({
      failure: { kind: "port-in-use", port },
    });
    other.close();
  });

  it("counts what goes through it", async () => {
    test = await startTestShare();
    const dav = new DavClient(test.share);
    await dav.send("PUT", "/a", { body: "12345" });
    await dav.send("GET", "/a");
    await dav.send("GET", "/a");
    const { traffic } = test.share;
    expect([traffic.bytesWritten, traffic.bytesRead]).toEqual([5, 10]);
    dav.close();
  });

  it("that is read-only takes no write, and says so in a status", async () => {
    test = await startTestShare({ readOnly: true });
    await putFile(test.vault, "/a", "1");
    const dav = new DavClient(test.share);
    const headers = { destination: dav.address("/b") };
    for (const method of ["PUT", "DELETE", "COPY", "MOVE"]) {
      expect((await dav.send(method, "/a", { headers })).status).toBe(403);
    }
    expect((await dav.send("MKCOL", "/c")).status).toBe(403);
    expect((await dav.send("GET", "/a")).text).toBe("1");
    expect((await readFile(test.vault, "/a")).toString()).toBe("1");
    dav.close();
  });

  it("lets a running upload end before it closes", async () => {
    test = await startTestShare();
    const dav = new DavClient(test.share);
    const upload = await halfAnUpload(dav, "/late");
    const closing = test.share.close();
    upload.socket.write("x".repeat(100_000));
    await upload.closed;
    await closing;
    expect(upload.received()).toMatch(/^HTTP\/1\.1 201 /);
    expect((await readFile(test.vault, "/late")).length).toBe(200_000);
  });

  it("that is forced closes at once, and the upload was never there", async () => {
    test = await startTestShare({ limits: { graceMs: 60_000 } });
    await putFile(test.vault, "/old", "old");
    const dav = new DavClient(test.share);
    const upload = await halfAnUpload(dav, "/old");
    const started = performance.now();
    const polite = test.share.close();
    await test.share.close({ force: true });
    await polite;
    await upload.closed;
    // Politely, it would take the minute of grace.
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(upload.received()).toBe("");
    expect((await readFile(test.vault, "/old")).toString()).toBe("old");
    expect(test.share.traffic.activeRequests).toBe(0);
  });

  it("does not wait for a client that sends no more", async () => {
    test = await startTestShare({ limits: { graceMs: 1_000, cutMs: 500 } });
    const dav = new DavClient(test.share);
    const upload = await halfAnUpload(dav, "/stuck");
    const started = performance.now();
    await test.share.close();
    // By itself it would give six seconds.
    expect(performance.now() - started).toBeLessThan(4_500);
    await upload.closed;
    await expect(dav.send("GET", "/stuck")).rejects.toThrow();
  });

  it("of a vault that was locked answers with nothing of it", async () => {
    test = await startTestShare();
    await putFile(test.vault, "/a", "1");
    const dav = new DavClient(test.share);
    await test.vault.lock();
    for (const method of ["GET", "PROPFIND", "DELETE"]) {
      const answer = await dav.send(method, "/a", { headers: { depth: "infinity" } });
      expect([answer.status, answer.text]).toEqual([503, ""]);
    }
    dav.close();
  });

  it("serves on while a thousand others hold connections and say nothing", async () => {
    test = await startTestShare();
    await putFile(test.vault, "/a", "1");
    const dav = new DavClient(test.share);
    const [host = "", port = ""] = dav.authority.split(":");
    const idle = Array.from({ length: 1000 }, () => createConnection(Number(port), host));
    for (const socket of idle) socket.on("error", () => undefined);
    await Promise.all(
      idle.map(
        (socket) =>
          new Promise<void>((resolve) =>
            socket.on("connect", () => {
              resolve();
            }),
          ),
      ),
    );
    expect((await dav.send("GET", "/a")).text).toBe("1");
    for (const socket of idle) socket.destroy();
    dav.close();
  });
});
