/** From cleartext paths to ciphertext paths and back, on the command line. */

import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { latchkey } from "./support/cli.ts";
import {
  expectedTree,
  fixturePassword,
  ownFixtures,
  scratchFolder,
  snapshot,
  unpack,
} from "./support/unpack.ts";

const official = join(ownFixtures, "official");
const input = fixturePassword;

let scratch = "";
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

describe.each(["v8-siv-gcm", "v8-siv-ctrmac"])("%s", (name) => {
  const paths = expectedTree(official, name).map((line) => line.split("\t").at(-1) ?? "");

  it("has a place for every path, and every place leads back to its path", async () => {
    const vault = unpack(official, name, scratch);
    const before = snapshot(vault);
    const options = ["--password-stdin", "--json"];
    const located = await latchkey(["locate", vault, ...paths, ...options], { input });
    expect([located.code, located.stderr]).toEqual([0, ""]);
    expect(located.objects).toMatchObject(paths.map((path) => ({ path })));

    const places = located.objects.map((it) => (it as { ciphertextPath: string }).ciphertextPath);
    const entries = readdirSync(vault, { recursive: true });
    for (const place of places) expect(entries).toContain(place);
    const back = await latchkey(["decrypt-name", vault, ...places, ...options], { input });
    expect([back.code, back.stderr]).toEqual([0, ""]);
    expect(back.objects).toEqual(
      paths.map((path, index) => ({ path, ciphertextPath: places[index] })),
    );
    expect(snapshot(vault)).toEqual(before);
  });
});

describe("a ciphertext path", () => {
  it("may be absolute, from the current folder on, or from the vault on", async () => {
    const vault = unpack(official, "v8-siv-gcm", scratch);
    const { objects } = await latchkey(["locate", vault, "/a/b", "--password-stdin", "--json"], {
      input,
    });
    const place = (objects[0] as { ciphertextPath: string }).ciphertextPath;
    for (const [file, cwd] of [
      [join(vault, place), scratch],
      [place, scratch],
      [relative(scratch, join(vault, place)), scratch],
      [place.split("/").at(-1) ?? "", join(vault, place, "..")],
    ] as const) {
      const outcome = await latchkey(["decrypt-name", vault, file, "--password-stdin", "--json"], {
        input,
        cwd,
      });
      expect(outcome.objects).toEqual([{ path: "/a/b", ciphertextPath: place }]);
    }
  });

  it("that is foreign is told, and fails nothing else", async () => {
    const vault = unpack(official, "v8-siv-gcm", scratch);
    const outside = join(scratch, "outside.c9r");
    writeFileSync(outside, "");
    const { objects } = await latchkey(
      ["locate", vault, "/hello.txt", "--password-stdin", "--json"],
      {
        input,
      },
    );
    const place = (objects[0] as { ciphertextPath: string }).ciphertextPath;
    const words = ["decrypt-name", vault, outside, join(vault, place), "masterkey.cryptomator"];
    const {
      code,
      objects: names,
      text,
    } = await latchkey([...words, "--password-stdin", "--json"], {
      input,
    });
    expect([code, names]).toEqual([
      0,
      [
        { ciphertextPath: outside, error: "foreign" },
        { path: "/hello.txt", ciphertextPath: place },
        { ciphertextPath: "masterkey.cryptomator", error: "foreign" },
      ],
    ]);
    expect(text.split("\n")).toHaveLength(4);
    const people = await latchkey([...words, "--password-stdin"], { input });
    expect([people.code, people.text]).toEqual([0, "/hello.txt\n"]);
    expect(people.stderr.split("\n")).toHaveLength(3);
  });
});

describe("a cleartext path", () => {
  it("that is not there is told, and the others are located", async () => {
    const vault = unpack(official, "v8-siv-gcm", scratch);
    const words = ["locate", vault, "/no", "/hello.txt", "--password-stdin", "--json"];
    const { code, stderr, objects } = await latchkey(words, { input });
    expect(code).toBe(12);
    expect(JSON.parse(stderr)).toMatchObject({ error: "not-found", path: "/no" });
    expect(objects).toMatchObject([{ path: "/hello.txt" }]);
  });
});
