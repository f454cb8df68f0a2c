/** Large files, of which only a few pieces are in memory at any time. */

import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile as readHostFile, rm, writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { DavClient } from "./support/webdav-client.ts";
import { putFile, startTestShare, type TestShare } from "./support/webdav-share.ts";

const MIB = 1_048_576;

describe("clients that read at their own pace", () => {
  let test: TestShare;
  let dav: DavClient;
  const contents = Array.from({ length: 4 }, () => randomBytes(6 * MIB + 12_345));

  beforeAll(async () => {
    test = await startTestShare();
    dav = new DavClient(test.share);
    for (const [index, content] of contents.entries()) {
      await putFile(test.vault, `/large${index}`, content);
    }
  });
  afterAll(() => test.remove());

  /** Asks for a file and reads no byte of the answer before `socket.resume()`. */
  function ask(index: number): Socket {
    const socket = connect(Number(new URL(test.share.url).port), "127.0.0.1");
    socket.write(dav.head("GET", `/large${index}`, { Connection: "close" }));
    socket.pause();
    return socket;
  }

  async function bodyOf(socket: Socket): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of socket) parts.push(part as Buffer);
    const all = Buffer.concat(parts);
    return all.subarray(all.indexOf("\r\n\r\n") + 4);
  }

  it("each get their own file, also beside some that go away in the middle", async () => {
    const slow = contents.map((_, index) => ask(index));
    for (let round = 0; round < 3; round += 1) {
      const gone = contents.map((_, index) => ask(index));
      const quick = contents.map((_, index) => dav.send("GET", `/large${index}`));
      await new Promise((resolve) => setTimeout(resolve, 50));
      for (const socket of gone) socket.destroy();
      for (const [index, { body }] of (await Promise.all(quick)).entries()) {
        expect(body.equals(contents[index] ?? Buffer.alloc(0))).toBe(true);
      }
    }
    for (const [index, body] of (await Promise.all(slow.map(bodyOf))).entries()) {
      expect(body.equals(contents[index] ?? Buffer.alloc(0))).toBe(true);
    }
  });

  it("get parts as they are, of every size and many at once", async () => {
    const sizes = [1, 32_767, 32_768, 65_536, 262_144, 262_145, 600_000];
    const asked = Array.from({ length: 60 }, (_, n) => {
      const length = sizes[n % sizes.length] ?? 1;
      return { index: n % contents.length, start: (n * 98_765) % (5 * MIB), length };
    });
    await Promise.all(
      asked.map(async ({ index, start, length }) => {
        const headers = { range: `bytes=${start}-${start + length - 1}` };
        const { status, body } = await dav.send("GET", `/large${index}`, { headers });
        expect(status).toBe(206);
        const expected = contents[index]?.subarray(start, start + length);
        expect(expected?.equals(body)).toBe(true);
      }),
    );
  });
});

/** Loaded into the program before it starts; writes down at its end how often V8 has marked the whole heap. */
const COUNT_MARKINGS = `
const { constants, PerformanceObserver } = require("node:perf_hooks");
let count = 0;
new PerformanceObserver((list) => {
  count += list.getEntries().filter((e) => e.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR).length;
}).observe({ entryTypes: ["gc"] });
process.on("exit", () => require("node:fs").writeFileSync(process.env.MARKINGS_FILE, String(count)));
`;

describe("the program that serves", () => {
  it("does not spend its time on garbage while a large file goes by", async () => {
    const folder = await mkdtemp(join(tmpdir(), "latchkey-large-"));
    try {
      const at = (name: string) => join(folder, name);
      await mkdir(at("vault"));
      await writeFile(at("password"), "correct horse", { mode: 0o600 });
      await writeFile(at("count.cjs"), COUNT_MARKINGS);
      await latchkey(["create", at("vault"), "--password-file", at("password")]);
      const env = { NODE_OPTIONS: `--require ${at("count.cjs")}`, MARKINGS_FILE: at("markings") };
      const words = ["serve", at("vault"), "--password-file", at("password"), "--json"];
      const child = startLatchkey(words, { env });
      const [line = ""] = await linesOf(child);
      const Login = z.object({ url: z.string(), username: z.string(), password: z.string() });
      const dav = new DavClient(Login.parse(JSON.parse(line)));
      const body = randomBytes(64 * MIB);
      for (let round = 0; round < 3; round += 1) {
        expect((await dav.send("PUT", "/file", { body })).status).toBe(round === 0 ? 201 : 204);
        expect((await dav.send("GET", "/file")).body.equals(body)).toBe(true);
      }
      child.kill("SIGTERM");
      await exitCodeOf(child);
      // By V8's own measure it would be once per 16 MiB of content: 24 times.
      expect(Number(await readHostFile(at("markings"), "utf8"))).toBeLessThan(9);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

async function linesOf(child: ReturnType<typeof startLatchkey>): Promise<readonly string[]> {
  if (child.stdout === null) throw new Error("the program has no output");
  for await (const line of createInterface({ input: child.stdout })) return [line];
  return [];
}
