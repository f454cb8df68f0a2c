import { describe, expect, it } from "vitest";
import { childOf, isWithin, nameOf, parentOf, rebase } from "./vault-path.ts";

describe("parentOf", () => {
  it.each([
    ["/", null],
    ["/a", "/"],
    ["/a/b", "/a"],
    ["/a/b/c", "/a/b"],
  ])("the parent of %s is %s", (path, parent) => {
    expect(parentOf(path)).toBe(parent);
  });
});

it("takes a path apart and puts it together again", () => {
  for (const path of ["/a", "/a/b", "/a b/ü"]) {
    expect(childOf(parentOf(path) ?? "", nameOf(path))).toBe(path);
  }
});

describe("isWithin", () => {
  it.each([
    ["/a", "/a", true],
    ["/a/b", "/a", true],
    ["/ab", "/a", false],
    ["/a", "/a/b", false],
    ["/a", "/", true],
    ["/", "/", true],
  ])("%s within %s: %s", (path, ancestor, within) => {
    expect(isWithin(path, ancestor)).toBe(within);
  });
});

describe("rebase", () => {
  it.each([
    ["/a/x", "/a", "/b", "/b/x"],
    ["/a", "/a", "/b/c", "/b/c"],
    ["/x/y", "/", "/b", "/b/x/y"],
  ])("%s from %s to %s is %s", (path, from, to, moved) => {
    expect(rebase(path, from, to)).toBe(moved);
  });
});
