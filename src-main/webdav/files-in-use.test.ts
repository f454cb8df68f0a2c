import { expect, it } from "vitest";
import { systemWorld } from "../crypto/system-world.ts";
import { filesInUse, purposeOf } from "./files-in-use.ts";
import { LockTable } from "./locks/lock-table.ts";

function table(...paths: readonly string[]): LockTable {
  const locks = new LockTable({ random: systemWorld.random, now: () => 0 });
  for (const path of paths) {
    const rest = { href: path, scope: "exclusive", isDeep: false, owner: "" } as const;
    locks.add({ path, ...rest, timeoutSeconds: 60 });
  }
  return locks;
}

it.each([
  ["GET", "reading"],
  ["HEAD", "reading"],
  ["PUT", "writing"],
  ["MOVE", "writing"],
  ["DELETE", "writing"],
  ["PROPFIND", null],
  ["OPTIONS", null],
  ["LOCK", null],
  [undefined, null],
])("%s is %s", (method, purpose) => {
  expect(purposeOf(method)).toBe(purpose);
});

it("names each file once, with the weightiest of its uses, in the order of the paths", () => {
  const running = new Set([
    { path: "/b.txt", use: "reading" },
    { path: "/b.txt", use: "writing" },
    { path: "/a.txt", use: "reading" },
    { path: "/c.txt", use: "reading" },
  ] as const);
  expect(filesInUse({ running, locks: table("/b.txt", "/c.txt") })).toEqual([
    { path: "/a.txt", use: "reading" },
    { path: "/b.txt", use: "writing" },
    { path: "/c.txt", use: "locked" },
  ]);
});

it("names nothing while nobody does anything", () => {
  expect(filesInUse({ running: new Set(), locks: table() })).toEqual([]);
});
