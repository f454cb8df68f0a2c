/** A vault that another process has open: it is checked as it is, and left alone by repairs. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { writerSessions } from "../../src-main/app/writer-sessions.ts";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { fixturePassword, ownFixtures, scratchFolder, snapshot, unpack } from "./support/unpack.ts";

const Invitation = z.object({ url: z.url(), username: z.string(), password: z.string() });
const Line = z.object({ id: z.string() });

let scratch = "";
let vault = "";
beforeAll(() => {
  scratch = scratchFolder();
  vault = unpack(join(ownFixtures, "damaged"), "dir-node-removed", scratch);
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const env = (): Record<string, string> => ({ LATCHKEY_HOME: join(scratch, "home") });

async function run(...words: readonly string[]) {
  const result = await latchkey([...words, "--json", "--password-stdin"], {
    input: fixturePassword,
    env: env(),
  });
  const ids =
    result.code === 17 ? [] : result.objects.flatMap((it) => Line.safeParse(it).data?.id ?? []);
  return { ...result, ids };
}

async function serve() {
  const child = startLatchkey(["serve", vault, "--json", "--password-stdin"], { env: env() });
  const ended = exitCodeOf(child);
  child.stdin?.end(fixturePassword);
  if (child.stdout === null) throw new Error("no standard output");
  const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const { url, username, password } = Invitation.parse(JSON.parse(String(first.value)));
  const Authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const request = (path: string, method: string, body?: string): Promise<Response> =>
    fetch(new URL(path, url), {
      method,
      headers: { Authorization },
      ...(body === undefined ? {} : { body }),
    });
  const lock = (): Promise<number | null> => {
    child.kill("SIGINT");
    return ended;
  };
  return { request, lock };
}

it("is checked while clients write to it, and only what is damaged is found", async () => {
  const { request, lock } = await serve();
  const stop = new AbortController();
  let made = 0;
  const client = (async () => {
    while (!stop.signal.aborted) {
      const statuses = [
        (await request(`new ${made}`, "MKCOL")).status,
        (await request(`new ${made}/file`, "PUT", "content ".repeat(20_000))).status,
        (await request(`new ${made}/file`, "PUT", "other")).status,
        (await request(`new ${made}/sub`, "MKCOL")).status,
      ];
      expect(statuses.every((status) => status < 300)).toBe(true);
      if (made % 2 === 0) expect((await request(`new ${made}`, "DELETE")).status).toBe(204);
      made += 1;
    }
  })();
  for (let time = 0; time < 6; time += 1) {
    const { ids, code } = await run("check", vault, "--deep");
    expect([ids, code]).toEqual([["OrphanContentDir"], 3]);
  }
  stop.abort();
  await client;
  expect(made).toBeGreaterThan(5);
  expect(await lock()).toBe(0);
});

it("is not repaired, nor is a repair taken back, until it is locked", async () => {
  const { lock } = await serve();
  const before = snapshot(vault);
  for (const words of [
    ["check", vault, "--fix"],
    ["undo-fix", vault],
  ]) {
    const { code, stderr } = await run(...words);
    expect([code, JSON.parse(stderr)]).toMatchObject([17, { error: "vault-open" }]);
  }
  expect(snapshot(vault)).toEqual(before);
  await lock();
  expect((await run("check", vault, "--fix")).ids).toEqual(["OrphanContentDir"]);
  expect((await run("check", vault, "--deep")).ids).toEqual([]);
  expect((await run("undo-fix", vault)).code).toBe(0);
  expect(snapshot(vault)).toEqual(before);
});

it("lets nobody write while another process repairs it", async () => {
  const before = snapshot(vault);
  const repairing = writerSessions(join(scratch, "home"));
  const leave = await repairing.enter("aaaaaaaa", vault, "repairing");
  for (const words of [
    ["mkdir", vault, "/new"],
    ["serve", vault],
    ["check", vault, "--fix"],
    ["undo-fix", vault],
  ]) {
    const { code, stderr } = await run(...words);
    expect([code, JSON.parse(stderr)]).toMatchObject([17, { error: "vault-in-repair" }]);
  }
  expect((await run("ls", vault)).code).toBe(0);
  expect(snapshot(vault)).toEqual(before);
  await leave();
  expect((await run("mkdir", vault, "/new")).code).toBe(0);
});
