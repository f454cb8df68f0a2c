import { describe, expect, it } from "vitest";
import { isHostName } from "./host-name.ts";

describe("a name that could leave its folder", () => {
  it.each(["", ".", "..", "a/b", "../x", "/etc", "a\0b"])("%j is refused everywhere", (name) => {
    expect(isHostName(name, "linux")).toBe(false);
    expect(isHostName(name, "win32")).toBe(false);
  });
});

describe("a name that only Windows refuses", () => {
  it.each([
    "..\\x",
    "c:x",
    "a?",
    "a*",
    'a"b',
    "a<b",
    "a|b",
    "tab\t",
    "dot.",
    "space ",
    "CON",
    "nul.txt",
    "com1",
    "LPT9.log",
    "COM¹",
  ])("%j is taken by Linux", (name) => {
    expect(isHostName(name, "win32")).toBe(false);
    expect(isHostName(name, "linux")).toBe(true);
  });
});

it.each(["a", "..a", ".hidden", "console", "com", "nulls.txt", "ü 🔑", " x"])(
  "%j is a name everywhere",
  (name) => {
    expect(isHostName(name, "win32")).toBe(true);
    expect(isHostName(name, "darwin")).toBe(true);
  },
);
