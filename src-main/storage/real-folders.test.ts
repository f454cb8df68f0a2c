import { mkdir, mkdtemp, readdir, rename, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import { inlineCalls } from "./disk-calls.ts";
import { storageOn } from "./node-storage.ts";
import { TRUST_MS } from "./real-folders.ts";
import type { Storage } from "./storage.ts";

let scratch = "";
let time = 0;
let storage: Storage;

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "real-folders-"));
  for (const name of ["vault", "outside", "vault/d", "vault/d/sub"]) {
    await mkdir(join(scratch, name));
  }
  storage = storageOn(join(scratch, "vault"), inlineCalls, () => time);
});

afterEach(async () => {
  await rm(scratch, { recursive: true });
});

/** Puts a link in the place of a folder in the vault. */
async function plant(folder: string): Promise<void> {
  await rename(join(scratch, "vault", folder), join(scratch, "moved away"));
  await symlink(join(scratch, "outside"), join(scratch, "vault", folder));
}

const attempts: readonly (readonly [title: string, work: () => Promise<unknown>])[] = [
  ["open", () => storage.open("d/sub/x", "create")],
  ["make a folder", () => storage.makeDirectory("d/sub/x")],
  ["rename into", () => storage.rename("file", "d/sub/x")],
  ["link into", () => storage.link("file", "d/sub/x")],
  ["clone into", () => storage.clone("file", "d/sub/x")],
];

describe.each(["d/sub", "d"])("a link of the host in place of %s", (folder) => {
  beforeEach(async () => {
    await (await storage.open("file", "create")).close();
    await plant(folder);
    if (folder === "d") await mkdir(join(scratch, "outside", "sub"));
  });

  it.each(attempts)("leads nowhere: %s", async (_, work) => {
    await expect(work()).rejects.toEqual(failing("permission-denied", "d/sub"));
    const made = await readdir(join(scratch, "outside"), { recursive: true });
    expect(made).toEqual(folder === "d" ? ["sub"] : []);
  });
});

it("a folder is looked at again once it is no longer trusted", async () => {
  await (await storage.open("d/sub/a", "create")).close();
  await plant("d/sub");
  time += TRUST_MS;
  await expect(storage.open("d/sub/b", "create")).rejects.toEqual(failing("permission-denied"));
});

it("the time of a link is set, not that of what it leads to", async () => {
  await plant("d/sub");
  const before = await storageOn(scratch, inlineCalls).stat("outside");
  await storage.setModified("d/sub", 1_000_000_000_000);
  expect(await storageOn(scratch, inlineCalls).stat("outside")).toEqual(before);
});

it("what is not there is told as that", async () => {
  await expect(storage.open("no/x", "create")).rejects.toEqual(failing("not-found", "no/x"));
});
