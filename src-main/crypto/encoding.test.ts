import { describe, expect, it } from "vitest";
import {
  base32,
  base64UrlPadded,
  fromBase32,
  fromBase64Url,
  fromLenientBase64,
  fromUtf8,
  utf8,
} from "./encoding.ts";

describe("base32", () => {
  it("encodes as RFC 4648 §10", () => {
    expect(base32(utf8("fooba"))).toBe("MZXW6YTB");
    expect(base32(Uint8Array.of(255, 255, 255, 255, 255))).toBe("77777777");
    expect(base32(new Uint8Array(20))).toBe("A".repeat(32));
  });

  it("refuses a length that would need padding", () => {
    expect(() => base32(new Uint8Array(4))).toThrow(RangeError);
  });
});

describe("reading base32", () => {
  it.each([
    ["", ""],
    ["f", "MY======"],
    ["fo", "MZXQ===="],
    ["foo", "MZXW6==="],
    ["foob", "MZXW6YQ="],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI======"],
  ])("gives %j as RFC 4648 §10 has it", (text, encoded) => {
    expect(fromBase32(encoded)).toEqual(utf8(text));
  });

  it.each([
    "MY",
    "M=======",
    "MZX=====",
    "MZXW6Y==",
    "mzxw6ytb",
    "MZXW6YT1",
    "========",
    "MY==MY==",
  ])("refuses %s", (text) => {
    expect(fromBase32(text)).toBeNull();
  });
});

describe("base64url", () => {
  it.each([
    ["f", "Zg=="],
    ["fo", "Zm8="],
    ["foo", "Zm9v"],
    ["\u{7ff}\u{7ff}", "37_fvw=="],
  ])("keeps the padding of %s", (text, encoded) => {
    expect(base64UrlPadded(utf8(text))).toBe(encoded);
    expect(fromBase64Url(encoded)).toEqual(utf8(text));
    expect(fromBase64Url(encoded.replace(/=/g, ""))).toEqual(utf8(text));
  });

  it.each(["Zh==", "Zg=", "Zg===", "Z", "Zm9v\n", "Zm+v", "Zm 9v", "Zm9v="])(
    "refuses %j: not what an encoder writes",
    (text) => {
      expect(fromBase64Url(text)).toBeNull();
    },
  );
});

describe("lenient Base64", () => {
  it("reads both alphabets, with and without padding", () => {
    expect(fromLenientBase64("+/+/")).toEqual(fromLenientBase64("-_-_"));
    expect(fromLenientBase64("AAAAAAAAAAA")).toEqual(new Uint8Array(8));
    expect(fromLenientBase64("AAAAAAAAAAA=")).toEqual(new Uint8Array(8));
  });

  it("refuses other characters", () => {
    expect(fromLenientBase64("AA AA")).toBeNull();
    expect(fromLenientBase64("A=AA")).toBeNull();
  });
});

describe("UTF-8", () => {
  it("is read strictly", () => {
    expect(fromUtf8(utf8("päß😀"))).toBe("päß😀");
    expect(fromUtf8(Uint8Array.of(0xff))).toBeNull();
    expect(fromUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeNull();
  });
});
