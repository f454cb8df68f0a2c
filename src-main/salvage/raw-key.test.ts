import { describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import { parseRawKey } from "./raw-key.ts";

const key = Uint8Array.from({ length: 64 }, (_, i) => i * 3);
const hex = Buffer.from(key).toString("hex");

describe("a raw key", () => {
  it.each([
    ["64 bytes", key],
    ["digits", utf8(hex)],
    ["digits with a line break", utf8(`${hex}\r\n`)],
    ["capital digits in groups", utf8(hex.toUpperCase().replace(/(.{32})/g, "$1\n"))],
  ])("is read from %s", (_, bytes) => {
    expect(parseRawKey(bytes)).toEqual(key);
  });

  it("is a copy, so that both can be wiped", () => {
    const bytes = key.slice();
    parseRawKey(bytes)?.fill(0);
    expect(bytes).toEqual(key);
  });

  it.each([
    ["nothing", utf8("")],
    ["too few digits", utf8(hex.slice(1))],
    ["too many digits", utf8(`${hex}0`)],
    ["other characters", utf8(`${hex.slice(1)}g`)],
    ["63 bytes", key.subarray(1)],
    ["words", utf8("ad ah as")],
  ])("is not read from %s", (_, bytes) => {
    expect(parseRawKey(bytes)).toBeNull();
  });
});
