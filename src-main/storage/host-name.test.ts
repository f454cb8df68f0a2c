import { describe, expect, it } from "vitest";
import { hostNameLike, isHostName } from "./host-name.ts";

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

describe("a name like one of the vault", () => {
  it.each([
    ["letter.pdf", "linux", "letter.pdf"],
    ["a:b?.txt", "linux", "a:b?.txt"],
    ["a:b?.txt", "win32", "a_b_.txt"],
    ["ends with dot.", "win32", "ends with dot_"],
    ["con", "win32", "_con"],
    ["NUL.txt", "win32", "_NUL.txt"],
    ["..", "linux", "_"],
    ["", "linux", "_"],
    ["a/../b", "linux", "a_.._b"],
  ] as const)("%j becomes %3$j on %2$s", (name, platform, expected) => {
    expect(hostNameLike(name, platform)).toBe(expected);
    expect(isHostName(expected, platform)).toBe(true);
  });

  it.each([
    ["letter.pdf", "letter (2).pdf"],
    ["archive.tar.gz", "archive.tar (2).gz"],
    [".bashrc", ".bashrc (2)"],
    ["folder", "folder (2)"],
    ["No. 1 of many", "No. 1 of many (2)"],
  ])("%j is taken: %j", (name, expected) => {
    expect(hostNameLike(name, "linux", { attempt: 1 })).toBe(expected);
  });

  it("is cut between characters, and keeps its extension", () => {
    const name = hostNameLike(`${"😀".repeat(100)}.jpeg`, "linux");
    expect(name).toMatch(/^(😀)+\.jpeg$/u);
    expect(Buffer.byteLength(name)).toBe(253);
    expect(hostNameLike(`${"x".repeat(300)}.txt`, "linux", { attempt: 9, maxBytes: 20 })).toBe(
      `${"x".repeat(11)} (10).txt`,
    );
  });
});
