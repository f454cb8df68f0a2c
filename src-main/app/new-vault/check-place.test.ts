import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newTestVault } from "../../test-support/open-test-vault.ts";
import { checkPlace } from "./check-place.ts";
import { whoSees } from "./who-sees.ts";

let home: string;

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), "check-place-")));
});

afterEach(async () => {
  await rm(home, { recursive: true });
});

const check = (parent = home, name = "Taxes") =>
  checkPlace({ platform: "linux", home, whoSees: async () => null }, parent, name);

describe("a place for a new vault", () => {
  it("is fine where nothing stands in the way, and is left as it was", async () => {
    expect(await check()).toMatchObject({
      folder: "~/Taxes",
      problem: null,
      neededThreshold: null,
    });
    expect(await readdir(home)).toEqual([]);
  });

  it("is gone, or no folder at all", async () => {
    expect((await check(join(home, "gone"))).problem).toEqual({ kind: "gone" });
    await writeFile(join(home, "file"), "");
    expect((await check(join(home, "file"))).problem).toEqual({ kind: "gone" });
  });

  it("has something of that name already", async () => {
    await mkdir(join(home, "Taxes"));
    expect((await check()).problem).toEqual({ kind: "name-taken" });
  });

  it.each(["vault.cryptomator", "masterkey.cryptomator"])(
    "lies somewhere inside another vault, known by its %s",
    async (file) => {
      const inner = join(home, "Old", "d", "AB");
      await mkdir(inner, { recursive: true });
      await writeFile(join(home, "Old", file), "");
      const problem = { kind: "inside-vault", place: "~/Old" };
      expect((await check(inner)).problem).toEqual(problem);
      expect((await check(join(home, "Old"))).problem).toEqual(problem);
    },
  );

  it("does not let anything be written", async () => {
    // A folder of the kernel's that nobody can write to, root included.
    expect((await check("/proc")).problem).toEqual({ kind: "not-writable" });
  });

  it("lies too deep for Windows, or so deep that names must be shortened more", async () => {
    const deps = { platform: "windows", home: "/", whoSees: async () => null } as const;
    const deep = join(home, "a".repeat(100 - home.length - 1));
    await mkdir(deep);
    expect(await checkPlace(deps, deep, "b".repeat(9))).toMatchObject({
      problem: null,
      neededThreshold: 100,
    });
    expect((await checkPlace(deps, deep, "b".repeat(80))).problem).toEqual({
      kind: "path-too-long",
    });
  });

  it("is on the drive of a vault that is open", async () => {
    const testVault = await newTestVault();
    const vault = await testVault.open();
    await vault.makeDirectory("/docs");
    const inVault = async (path: string) => {
      await vault.makeDirectory(`/docs/${path.split("/").at(-1) ?? ""}`);
      return (await whoSees([{ vault }], path)) === null ? null : "Photos";
    };
    await mkdir(join(home, "docs"));
    const answer = await checkPlace(
      { platform: "linux", home, whoSees: inVault },
      join(home, "docs"),
      "Taxes",
    );
    expect(answer.problem).toEqual({ kind: "inside-open-vault", name: "Photos" });
    expect(await whoSees([{ vault }], "/home/ann/elsewhere")).toBeNull();
    await vault.lock();
  });
});
