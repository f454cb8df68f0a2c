import { describe, expect, it } from "vitest";
import { isReserved } from "./hidden-names.ts";

describe("names that are ours", () => {
  it.each([
    "/.latchkey-properties",
    "/.latchkey-copy-0123456789abcdef",
    "/a/b/.latchkey-copy-0123456789abcdef",
    "/a/.latchkey-copy-0123456789abcdef/file",
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
  ])("%s is the user's", (path) => {
    expect(isReserved(path)).toBe(false);
  });
});
