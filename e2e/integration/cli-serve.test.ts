/** `latchkey serve`: an address that answers, and an end that locks. */

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { fixturePassword, ownFixtures, scratchFolder, unpack } from "./support/unpack.ts";

const Invitation = z.strictObject({ url: z.url(), username: z.string(), password: z.string() });

let scratch = "";
let vault = "";
beforeAll(() => {
  scratch = scratchFolder();
  vault = unpack(join(ownFixtures, "official"), "v8-siv-gcm", scratch);
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const running = new Set<() => Promise<number | null>>();
afterEach(async () => {
  for (const kill of running) await kill();
});

/** Starts a server and waits for the line that invites to it. */
async function serve(...options: readonly string[]) {
  const child = startLatchkey(["serve", vault, "--json", "--password-stdin", ...options]);
  const ended = exitCodeOf(child);
  const stop = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  const kill = (): Promise<number | null> => stop("SIGKILL");
  running.add(kill);
  void ended.finally(() => running.delete(kill));
  child.stdin?.end(fixturePassword);
  if (child.stdout === null) throw new Error("no standard output");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const first = await lines.next();
  const { url, username, password } = Invitation.parse(JSON.parse(String(first.value)));
  const login = Buffer.from(`${username}:${password}`).toString("base64");
  const request = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, url), { ...init, headers: { Authorization: `Basic ${login}` } });
  return { url, request, stop, pid: child.pid, lines };
}

describe("the first line", () => {
  it("comes once requests are answered", async () => {
    const { url, request } = await serve();
    expect(new URL(url).hostname).toBe("127.0.0.1");
    const response = await request("hello.txt");
    expect(response.status).toBe(200);
    const content = await latchkey(["cat", vault, "/hello.txt", "--password-stdin"], {
      input: fixturePassword,
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(content.stdout)).toBe(true);
  });

  it("holds a login without which nothing is answered", async () => {
    const { url } = await serve();
    expect((await fetch(new URL("hello.txt", url))).status).toBe(401);
  });
});

describe.each(["SIGINT", "SIGTERM"] as const)("%s", (signal) => {
  it("ends it with exit code 0, and nobody is answered any more", async () => {
    const { url, stop } = await serve();
    expect(await stop(signal)).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});

it("ends at once at the second signal, although a client is still sending", async () => {
  const { request, stop } = await serve();
  const endless = new ReadableStream({
    pull: async (controller) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      controller.enqueue(new Uint8Array(1000));
    },
  });
  const upload = request("upload", { method: "PUT", body: endless, duplex: "half" } as RequestInit);
  upload.catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const began = Date.now();
  const ended = stop("SIGINT");
  // Of two signals that a slow process finds together it sees one.
  const again = setInterval(() => void stop("SIGINT"), 200);
  expect(await ended).toBe(0);
  clearInterval(again);
  // At one signal it would take the five seconds of grace.
  expect(Date.now() - began).toBeLessThan(4_500);
  const listing = await latchkey(["ls", vault, "--json", "--password-stdin"], {
    input: fixturePassword,
  });
  expect(listing.text).not.toContain("upload");
});

it("tells what the vault has to tell, behind the first line", async () => {
  const located = await latchkey(
    ["locate", vault, "/a/b/c/d/deep.txt", "--json", "--password-stdin"],
    {
      input: fixturePassword,
    },
  );
  const { ciphertextPath } = JSON.parse(located.text) as { ciphertextPath: string };
  const file = join(vault, ciphertextPath);
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, -1));
  const { request, lines } = await serve();
  await request("a/b/c/d/deep.txt")
    .then((reply) => reply.text())
    .catch(() => undefined);
  const line = await lines.next();
  expect(JSON.parse(String(line.value))).toEqual({
    event: "decryption-failed",
    path: "/a/b/c/d/deep.txt",
    ciphertextPath,
  });
  writeFileSync(file, whole);
});

it("writes what clients send into the vault, and with --read-only refuses it", async () => {
  const writable = await serve();
  expect((await writable.request("sent.txt", { method: "PUT", body: "sent" })).status).toBe(201);
  expect(await writable.stop("SIGINT")).toBe(0);
  const stored = await latchkey(["cat", vault, "/sent.txt", "--password-stdin"], {
    input: fixturePassword,
  });
  expect(stored.text).toBe("sent");

  const readOnly = await serve("--read-only");
  const refused = await readOnly.request("more.txt", { method: "PUT", body: "more" });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect((await readOnly.request("sent.txt")).status).toBe(200);
});

it("says that a port is taken", async () => {
  const { url } = await serve();
  const words = ["serve", vault, "--port", new URL(url).port, "--json", "--password-stdin"];
  const { code, stderr } = await latchkey(words, { input: fixturePassword });
  expect([code, JSON.parse(stderr)]).toMatchObject([17, { error: "port-in-use" }]);
});

it("tells people the address, the login and how to stop", async () => {
  const child = startLatchkey(["serve", vault, "--password-stdin"]);
  const ended = exitCodeOf(child);
  child.stdin?.end(fixturePassword);
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
    if (text.includes("Ctrl+C")) child.kill("SIGINT");
  });
  expect(await ended).toBe(0);
  expect(text).toMatch(/Address +http:\/\/127\.0\.0\.1:\d+\/.*\nUser +\S+\nPassword +\S+\n/);
});
