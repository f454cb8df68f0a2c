import { describe, expect, it } from "vitest";
import type { Entry } from "../vault/vault.ts";
import { isAbandonedCopy, isReserved } from "./hidden-names.ts";

describe("names that are ours", () => {
  it.each([
    "/.latchkey-properties",
    "/.latchkey-copy-0123456789abcdef",
    "/a/b/.latchkey-copy-0123456789abcdef",
    "/a/.latchkey-copy-0123456789abcdef/file",
    "/.latchkey-deleted-0123456789abcdef",
    "/.latchkey-deleted-0123456789abcdef/1/file",
  ])("%s is one", (path) => {
    expect(isReserved(path)).toBe(true);
  });

  it.each([
    "/",
    "/latchkey",
    "/a/.latchkey-properties",
    "/.latchkey-properties.txt",
    "/.latchkey-copy-0123456789abcdef0",
    "/.latchkey-old-0123456789abcdef",
    "/.latchkey-copy-of-mine",
    "/a/.latchkey-deleted-0123456789abcdef",
    "/.latchkey-deleted-0123456789abcdef0",
  ])("%s is the user's", (path) => {
    expect(isReserved(path)).toBe(false);
  });
});

describe("a copy under way", () => {
  const HOUR = 3_600_000;
  const path = "/.latchkey-copy-0123456789abcdef";
  const share = { isReadOnly: false, hidden: new Set<string>() };
  const entryOf = (modifiedHours: number, createdHours: number | null): Entry => ({
    name: path.slice(1),
    kind: "directory",
    size: null,
    modifiedMs: Date.now() - modifiedHours * HOUR,
    createdMs: createdHours === null ? 0 : Date.now() - createdHours * HOUR,
    revision: "1",
  });

  it.each([
    ["made just now of something old, by another program", 10_000, 0, false],
    ["begun long ago and still growing", 1, 100, false],
    ["left by a crash long ago", 25, 100, true],
    ["left by a crash, on a disk that does not know when it was made", 25, null, true],
  ])("that was %s", (_, modified, created, isAbandoned) => {
    expect(isAbandonedCopy(share, path, entryOf(modified, created))).toBe(isAbandoned);
  });
});
