import { expect, it } from "vitest";
import { parseRange } from "./byte-range.ts";

it.each([
  ["bytes=0-499", { start: 0, end: 500 }],
  ["bytes=999-999", { start: 999, end: 1000 }],
  ["bytes=500-", { start: 500, end: 1000 }],
  ["bytes=-300", { start: 700, end: 1000 }],
  ["bytes=-3000", { start: 0, end: 1000 }],
  ["bytes=0-5000", { start: 0, end: 1000 }],
  ["BYTES=0-0", { start: 0, end: 1 }],
  [`bytes=0-${"9".repeat(400)}`, { start: 0, end: 1000 }],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=1000-2000", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=5-2", "whole"],
  ["bytes=0-1,5-6", "whole"],
  ["bytes=-", "whole"],
  ["bytes=a-b", "whole"],
  ["lines=1-2", "whole"],
  ["", "whole"],
  [undefined, "whole"],
])("of 1000 bytes, %s is %o", (header, range) => {
  expect(parseRange(header, 1000)).toEqual(range);
});

it.each(["bytes=0-", "bytes=0-0", "bytes=-1"])("an empty file satisfies no range: %s", (header) => {
  expect(parseRange(header, 0)).toBe("unsatisfiable");
});
