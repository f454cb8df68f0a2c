import { describe, expect, it } from "vitest";
import type { Entry } from "../../vault/vault.ts";
import { etagOf, isSameStrongly, isSameWeakly, parseEtags } from "./etag.ts";

const file: Entry = {
  name: "a",
  kind: "file",
  size: 1,
  modifiedMs: 0,
  createdMs: 0,
  revision: 'one "two"\n',
};

describe("etagOf", () => {
  it("is quoted, and no revision can break out of the quotes or of the header", () => {
    expect(etagOf(file)).toMatch(/^"[!#-~]+"$/);
  });

  it("differs where the revision differs", () => {
    expect(etagOf(file)).not.toBe(etagOf({ ...file, revision: "two" }));
  });

  it("is absent for directories", () => {
    expect(etagOf({ ...file, kind: "directory" })).toBeNull();
  });
});

describe("parseEtags", () => {
  it.each([
    ["*", "any"],
    ['"a"', ['"a"']],
    ['"a", W/"b" ,"c,d"', ['"a"', 'W/"b"', '"c,d"']],
    ["a", null],
    ['"a" b', null],
    ["", null],
    ['"a', null],
  ])("%s", (header, tags) => {
    expect(parseEtags(header)).toEqual(tags);
  });
});

it("a weak tag never matches strongly", () => {
  expect(isSameStrongly('"a"', '"a"')).toBe(true);
  expect(isSameStrongly('W/"a"', 'W/"a"')).toBe(false);
  expect(isSameWeakly('W/"a"', '"a"')).toBe(true);
  expect(isSameWeakly('"a"', '"b"')).toBe(false);
});
