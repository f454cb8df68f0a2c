/** A folder of a vault and one of this computer, compared on the command line. */

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { latchkey } from "./support/cli.ts";
import { fixturePassword, ownFixtures, scratchFolder, snapshot, unpack } from "./support/unpack.ts";

const official = join(ownFixtures, "official");
let scratch = "";
let local = "";
beforeAll(() => {
  scratch = scratchFolder();
  execFileSync("tar", ["-xzf", join(official, "sample-cleartext.tar.gz"), "-C", scratch]);
  local = join(scratch, "sample-cleartext");
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const verify = (vault: string, path: string, folder: string) =>
  latchkey(["verify", vault, path, folder, "--password-stdin", "--json"], {
    input: fixturePassword,
  });

it.each(["v8-siv-gcm", "v8-siv-ctrmac"])("%s is equal to what it was made of", async (name) => {
  const vault = unpack(official, name, scratch);
  const before = [...snapshot(vault), ...snapshot(local)];
  const { code, stderr, text } = await verify(vault, "/", local);
  expect([code, stderr, text]).toEqual([0, "", ""]);
  expect([...snapshot(vault), ...snapshot(local)]).toEqual(before);
  expect((await verify(vault, "/sizes", join(local, "sizes"))).code).toBe(0);
  expect((await verify(vault, "/hello.txt", join(local, "hello.txt"))).code).toBe(0);
});

it("says what differs, with exit code 3", async () => {
  const vault = unpack(official, "v8-siv-gcm", scratch);
  const copy = join(scratch, "copy");
  execFileSync("cp", ["-a", local, copy]);
  writeFileSync(join(copy, "hello.txt"), "Hello world\n");
  rmSync(join(copy, "sizes", "s000001.bin"));
  mkdirSync(join(copy, "new"));
  const { code, stderr, objects } = await verify(vault, "/", copy);
  expect([code, stderr]).toEqual([3, ""]);
  expect(objects).toEqual([
    { path: "/hello.txt", kind: "differs" },
    { path: "/new", kind: "missing" },
    { path: "/sizes/s000001.bin", kind: "extra" },
  ]);
  const words = ["verify", vault, "/", copy, "--password-stdin"];
  const people = await latchkey(words, { input: fixturePassword });
  expect([people.code, people.text.split("\n")[0]]).toEqual([3, "Not the same: /hello.txt"]);
});

it("calls nothing equal that cannot be read", async () => {
  const vault = unpack(join(ownFixtures, "damaged"), "chunk1-bitflip", scratch);
  const copy = join(scratch, "of-damaged");
  const salvage = ["salvage", vault, copy, "--password-stdin"];
  await latchkey(salvage, { input: fixturePassword });
  const { code, objects } = await verify(vault, "/", copy);
  expect([code, objects]).toEqual([3, [{ path: "/big.bin", kind: "unreadable" }]]);
});

it("says which side is not there", async () => {
  const vault = unpack(official, "v8-siv-gcm", scratch);
  const inVault = await verify(vault, "/no", local);
  expect([inVault.code, JSON.parse(inVault.stderr)]).toMatchObject([12, { error: "not-found" }]);
  const here = await verify(vault, "/", join(scratch, "no"));
  expect([here.code, JSON.parse(here.stderr)]).toMatchObject([12, { error: "local-not-found" }]);
});
