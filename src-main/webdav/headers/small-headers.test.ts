import { describe, expect, it } from "vitest";
import { parseDepth, parseDepthOfTree } from "./depth.ts";
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
