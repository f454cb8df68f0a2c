import { expect, it } from "vitest";
import { suggestPassword } from "./suggest-password.ts";

it("has five groups of four", () => {
  expect(suggestPassword((bytes) => new Uint8Array(bytes))).toBe("aaaa-aaaa-aaaa-aaaa-aaaa");
});

it("uses five bits of each random byte, and every character for one of the 32 values", () => {
  const seen = new Set<string>();
  for (let value = 0; value < 256; value += 1) {
    seen.add(suggestPassword((bytes) => new Uint8Array(bytes).fill(value))[0] ?? "");
  }
  expect(seen.size).toBe(32);
  expect([...seen].join("")).toMatch(/^[a-z2-9]+$/);
  expect([...seen]).not.toContain("l");
  expect([...seen]).not.toContain("o");
});
