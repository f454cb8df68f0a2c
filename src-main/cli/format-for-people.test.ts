import { describe, expect, it } from "vitest";
import { labelled, readableSize, readableTime } from "./format-for-people.ts";

describe("readableSize", () => {
  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1.0 KiB"],
    [100_000, "97.7 KiB"],
    [1024 * 1024 - 1, "1.0 MiB"],
    [3_000_000_000, "2.8 GiB"],
    [2 ** 52, "4.0 PiB"],
    [Number.MAX_SAFE_INTEGER, "8.0 PiB"],
  ])("%i bytes are %s", (bytes, text) => {
    expect(readableSize(bytes)).toBe(text);
  });
});

it("shows local time to the minute", () => {
  expect(readableTime(new Date(2026, 0, 2, 3, 4, 59).getTime())).toBe("2026-01-02 03:04");
});

it("sets values below each other", () => {
  expect(
    labelled([
      ["Path", "/a"],
      ["Encryption", "SIV_GCM"],
    ]),
  ).toBe("Path        /a\nEncryption  SIV_GCM");
});
