import { describe, expect, it } from "vitest";
import type { Entry } from "../vault/vault.ts";
import { checkPreconditions } from "./preconditions.ts";

const MODIFIED_MS = Date.UTC(2026, 0, 1, 12, 0, 0) + 500;
const file: Entry = {
  name: "a",
  kind: "file",
  size: 1,
  modifiedMs: MODIFIED_MS,
  createdMs: 0,
  revision: "r1",
};
const AT = "Thu, 01 Jan 2026 12:00:00 GMT";
const BEFORE = "Thu, 01 Jan 2026 11:59:59 GMT";

describe("checkPreconditions", () => {
  it.each([
    [{}, "go", "go"],
    [{ "if-match": '"r1"' }, "go", "go"],
    [{ "if-match": '"r0", "r1"' }, "go", "go"],
    [{ "if-match": "*" }, "go", "go"],
    [{ "if-match": '"r0"' }, "failed", "failed"],
    [{ "if-match": 'W/"r1"' }, "failed", "failed"],
    [{ "if-match": "garbage" }, "failed", "failed"],
    [{ "if-none-match": "*" }, "failed", "unchanged"],
    [{ "if-none-match": 'W/"r1"' }, "failed", "unchanged"],
    [{ "if-none-match": '"r0"' }, "go", "go"],
    [{ "if-unmodified-since": AT }, "go", "go"],
    [{ "if-unmodified-since": BEFORE }, "failed", "failed"],
    [{ "if-unmodified-since": "garbage" }, "go", "go"],
    [{ "if-modified-since": AT }, "go", "unchanged"],
    [{ "if-modified-since": BEFORE }, "go", "go"],
    [{ "if-modified-since": "garbage" }, "go", "go"],
    // An entity tag says more than a date, so the date is not looked at.
    [{ "if-match": '"r1"', "if-unmodified-since": BEFORE }, "go", "go"],
    [{ "if-none-match": '"r0"', "if-modified-since": AT }, "go", "go"],
  ] as const)("with %o a write will %s, a read %s", (headers, write, read) => {
    expect(checkPreconditions(headers, file, false)).toBe(write);
    expect(checkPreconditions(headers, file, true)).toBe(read);
  });

  it.each([
    [{}, "go"],
    [{ "if-match": "*" }, "failed"],
    [{ "if-match": '"r1"' }, "failed"],
    [{ "if-none-match": "*" }, "go"],
    [{ "if-unmodified-since": BEFORE }, "go"],
  ] as const)("where nothing is, with %o a write will %s", (headers, verdict) => {
    expect(checkPreconditions(headers, null, false)).toBe(verdict);
  });

  it("of a directory no entity tag is right", () => {
    const directory = { ...file, kind: "directory" } as const;
    expect(checkPreconditions({ "if-match": '"r1"' }, directory, false)).toBe("failed");
    expect(checkPreconditions({ "if-match": "*" }, directory, false)).toBe("go");
  });
});
