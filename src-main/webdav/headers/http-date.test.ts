import { describe, expect, it } from "vitest";
import { httpDate, isoDate, parseHttpDate } from "./http-date.ts";

const OCTOBER = Date.UTC(2015, 9, 21, 7, 28, 0);

describe("a date as HTTP writes it", () => {
  it("is in GMT, to the second", () => {
    expect(httpDate(OCTOBER + 999)).toBe("Wed, 21 Oct 2015 07:28:00 GMT");
    expect(isoDate(OCTOBER + 999)).toBe("2015-10-21T07:28:00Z");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1e300, 8.64e15, 1e15])(
    "has four digits of year even for %d",
    (ms) => {
      expect(httpDate(ms)).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
      expect(isoDate(ms)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    },
  );
});

describe("parseHttpDate", () => {
  it.each([
    ["Wed, 21 Oct 2015 07:28:00 GMT", OCTOBER],
    ["Wednesday, 21-Oct-15 07:28:00 GMT", OCTOBER],
    ["Wed Oct 21 07:28:00 2015", null],
    ["yesterday", null],
    ["1", null],
    ["", null],
  ])("%s is %s", (text, ms) => {
    expect(parseHttpDate(text)).toBe(ms);
  });
});
