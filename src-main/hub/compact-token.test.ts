import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCompactToken, requireHeader } from "./compact-token.ts";
import { TokenError } from "./token-error.ts";

const encode = (text: string) => Buffer.from(text).toString("base64url");
const header = encode('{"alg":"none"}');

describe("a compact token", () => {
  it("is read into its header and its parts", () => {
    const token = readCompactToken(`${header}.AQID.`, 3);
    expect(token.header).toEqual({ alg: "none" });
    expect(token.encodedHeader).toBe(header);
    expect(token.parts.map((part) => [...part])).toEqual([[1, 2, 3], []]);
  });

  it.each([
    ["is empty", ""],
    ["has too few parts", `${header}.AQID`],
    ["has too many parts", `${header}.AQID..`],
    ["has far too many parts", `${header}${".".repeat(5000)}`],
    ["is longer than any real one", `${header}.${"AAAA".repeat(20_000)}.`],
    ["has padding", `${header}.AQ==.`],
    ["has a line break at its end", `${header}.AQID.\n`],
    ["uses the alphabet of standard Base64", `${header}.+/8.`],
    ["has bits set that no byte has", `${header}.AR.`],
    ["has no header", ".AQID."],
    ["has a header that is not JSON", `${encode("alg")}.AQID.`],
    ["has a header that is not UTF-8", `${Buffer.from([0xff]).toString("base64url")}.AQID.`],
    ["has a header with a byte order mark", `${encode('\ufeff{"alg":"none"}')}.AQID.`],
    ["has a list as header", `${encode("[]")}.AQID.`],
    ["has null as header", `${encode("null")}.AQID.`],
    ["has text as header", `${encode('"alg"')}.AQID.`],
  ])("is refused if it %s", (_, token) => {
    expect(() => readCompactToken(token, 3)).toThrow(
      expect.objectContaining({ name: "TokenError", problem: "malformed" }),
    );
  });

  it("is read or refused, whatever it is, and never fails in another way", () => {
    const part = fc.oneof(fc.base64String(), fc.string(), fc.json().map(encode));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), fc.constantFrom(3, 5), (parts, count) => {
        try {
          readCompactToken(parts.join("."), count);
        } catch (error) {
          expect(error).toBeInstanceOf(TokenError);
        }
      }),
    );
  });
});

describe("a required header", () => {
  it("may have other members", () => {
    expect(() => {
      requireHeader({ alg: "A", enc: "B", kid: "C" }, { alg: "A", enc: "B" });
    }).not.toThrow();
  });

  it.each([
    ["another value", { alg: "B" }],
    ["no value", {}],
    ["a list of values", { alg: ["A"] }],
    ["another case", { alg: "a" }],
    ["a critical extension", { alg: "A", crit: ["exp"] }],
    ["compression", { alg: "A", zip: "DEF" }],
    ["a null extension", { alg: "A", zip: null }],
  ])("is refused with %s", (_, header_) => {
    expect(() => {
      requireHeader(header_, { alg: "A" });
    }).toThrow(expect.objectContaining({ name: "TokenError", problem: "unsupported" }));
  });
});
