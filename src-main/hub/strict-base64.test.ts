import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromStrictBase64, fromStrictBase64Url } from "./strict-base64.ts";

const readers = [
  ["standard", "base64", fromStrictBase64],
  ["URL", "base64url", fromStrictBase64Url],
] as const;

describe.each(readers)("strict Base64 with the %s alphabet", (_, encoding, read) => {
  it("reads what was written", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const read_ = read(Buffer.from(bytes).toString(encoding));
        expect(read_ && Uint8Array.from(read_)).toEqual(bytes);
      }),
    );
  });

  it("accepts no second spelling of the same bytes", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bytes = read(text);
        expect(bytes === null || Buffer.from(bytes).toString(encoding) === text).toBe(true);
      }),
    );
  });
});

it.each(["AA", "AB==", "AA=", "AA==\n", " AA==", "A-__", "AA==AA==", "A", "=", "===="])(
  "%j is not standard Base64",
  (text) => {
    expect(fromStrictBase64(text)).toBeNull();
  },
);

it.each(["AA==", "AB", "AA\n", "A+//", "A A", "A", "="])("%j is not Base64url", (text) => {
  expect(fromStrictBase64Url(text)).toBeNull();
});
