import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isLegalName } from "../../format/file-name.ts";
import { copyName } from "./copy-name.ts";

const bytes = (text: string): number => Buffer.byteLength(text);
const free = (): boolean => false;

describe("the name of a conflict copy", () => {
  it.each([
    ["one.txt", " (1)", "one (1).txt"],
    ["one.txt", " (Conflicted copy 2020)", "one (Conflicted copy 2020).txt"],
    ["one.txt", "-HOST", "one-HOST.txt"],
    ["one.txt", ".sync-conflict-20200229", "one.sync-conflict-20200229.txt"],
    ["README", " 2", "README 2"],
    [".profile", " 2", ".profile 2"],
    ["archive.tar.gz", " (1)", "archive.tar (1).gz"],
    ["one.txt", "", "one (1).txt"],
    ["one.txt", "\u202e\u0007", "one (1).txt"],
    ["a", "\u0308", "\u00e4"],
  ])("of %j with %j added is %j", (original, added, name) => {
    expect(copyName(original, added, free)).toBe(name);
  });

  it("gets a number when it is taken, the first that is free", () => {
    const taken = new Set(["one-HOST.txt", "one (1).txt", "one (2).txt"]);
    expect(copyName("one.txt", "-HOST", (name) => taken.has(name))).toBe("one (3).txt");
  });

  it("keeps its extension and half its room when it has to be cut", () => {
    const name = copyName(`${"x".repeat(140)}.txt`, ` (${"y".repeat(200)})`, free);
    expect(bytes(name)).toBe(146);
    expect(name).toMatch(/^x{71} \(y{69}\.txt$/);
  });

  it("of a long name is no longer than that", () => {
    const name = copyName(`${"x".repeat(200)}.txt`, " (1)", free);
    expect(name).toBe(`${"x".repeat(196)} (1).txt`);
  });

  test("is legal, NFC, free and within its room, whatever was added", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 300 });
    const legal = text.map((name) => name.normalize("NFC")).filter(isLegalName);
    fc.assert(
      fc.property(
        legal,
        text.filter((added) => !/[/\0]/.test(added)),
        fc.boolean(),
        (original, added, isFull) => {
          const wanted = copyName(original, added, free);
          const name = isFull ? copyName(original, added, (other) => other === wanted) : wanted;
          expect(isLegalName(name)).toBe(true);
          expect(name).toBe(name.normalize("NFC"));
          if (isFull) expect(name).not.toBe(wanted);
          expect(name === original && added === "").toBe(false);
        },
      ),
    );
  });
});
