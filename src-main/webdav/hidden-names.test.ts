import { describe, expect, it } from "vitest";
import { isReserved } from "./hidden-names.ts";

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
