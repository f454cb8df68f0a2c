import { describe, expect, it } from "vitest";
import { parseDepth, parseDepthOfListing, parseDepthOfTree } from "./depth.ts";
import { parseModified } from "./modified-header.ts";
import { parseOverwrite } from "./overwrite.ts";
import { parseTimeout } from "./timeout.ts";

describe("Depth", () => {
  it.each([
    ["0", "0"],
    ["1", "1"],
    ["infinity", "infinity"],
    ["Infinity ", "infinity"],
    [undefined, "1"],
  ])("%s is read as %s where 1 is what is taken without it", (header, depth) => {
    expect(parseDepth(header, "1")).toBe(depth);
  });

  it.each(["2", "-1", "", "infinite", "0,1"])("%s is refused", (header) => {
    expect(() => parseDepth(header, "0")).toThrow(expect.objectContaining({ status: 400 }));
  });

  it.each([
    ["1,noroot", "1"],
    ["1, NoRoot", "1"],
    ["infinity,noroot", "infinity"],
  ])("%s asks for what is inside only", (header, depth) => {
    expect(parseDepthOfListing(header)).toEqual({ depth, hasRoot: false });
  });

  it("without noroot asks for the collection as well", () => {
    expect(parseDepthOfListing("1")).toEqual({ depth: "1", hasRoot: true });
    expect(parseDepthOfListing(undefined)).toEqual({ depth: "infinity", hasRoot: true });
    expect(() => parseDepthOfListing("0,noroot")).toThrow(expect.objectContaining({ status: 400 }));
  });

  it("1 is refused where a whole tree or one resource is meant", () => {
    expect(() => parseDepthOfTree("1")).toThrow(expect.objectContaining({ status: 400 }));
    expect(parseDepthOfTree(undefined)).toBe("infinity");
  });
});

describe("Overwrite", () => {
  it.each([
    [undefined, true],
    ["T", true],
    ["f", false],
  ])("%s is %s", (header, overwrite) => {
    expect(parseOverwrite(header)).toBe(overwrite);
  });

  it("anything else is refused, because guessing could destroy a file", () => {
    expect(() => parseOverwrite("no")).toThrow(expect.objectContaining({ status: 400 }));
  });
});

describe("Timeout", () => {
  it.each([
    ["Second-180", 180],
    ["Infinite, Second-600", 600],
    ["Second-4100000000", 3600],
    [`Second-${"9".repeat(400)}`, 3600],
    ["Second-0", 1],
    ["Infinite", 3600],
    ["soon", 3600],
    [undefined, 3600],
  ])("%s gives %i seconds", (header, seconds) => {
    expect(parseTimeout(header)).toBe(seconds);
  });
});

describe("X-OC-Mtime", () => {
  it.each([
    ["1445412480", 1_445_412_480_000],
    ["1445412480.123", 1_445_412_480_000],
    ["0", 0],
    [undefined, null],
    ["", null],
    ["-1", null],
    ["999999999999", null],
    ["yesterday", null],
  ])("%s is %s", (header, modifiedMs) => {
    expect(parseModified(header)).toBe(modifiedMs);
  });
});
