import { expect, it } from "vitest";
import { byteRate, byteSize } from "./byte-size.ts";

it.each([
  [0, "0 bytes", "0 kB/s"],
  [1, "1 byte", "0 kB/s"],
  [999, "999 bytes", "1 kB/s"],
  [1_000, "1 kB", "1 kB/s"],
  [1_240_000, "1.2 MB", "1.2 MB/s"],
  [84_300_000, "84 MB", "84 MB/s"],
  [999_999, "1 MB", "1 MB/s"],
  [3e15, "3,000 TB", "3,000 TB/s"],
])("%i bytes are %s, or %s", (bytes, size, rate) => {
  expect([byteSize(bytes), byteRate(bytes)]).toEqual([size, rate]);
});
