import { describe, expect, it } from "vitest";
import { hexOf } from "../test-support/hex.ts";
import { utf8 } from "./encoding.ts";
import { type NativeScrypt, scrypt, scryptMemory } from "./scrypt.ts";

const cost = { n: 1024, r: 8 };

describe("scrypt", () => {
  it("derives what the runtime and scrypt-js agree on", async () => {
    const native = await scrypt(utf8("password"), utf8("NaCl"), cost);
    const fallback = await scrypt(utf8("password"), utf8("NaCl"), cost, refuse);
    expect(native).toHaveLength(32);
    expect(hexOf(fallback)).toBe(hexOf(native));
  });

  it("falls back where the runtime has no scrypt at all", async () => {
    const native = await scrypt(utf8("p"), utf8("s"), cost);
    const fallback = await scrypt(utf8("p"), utf8("s"), cost, () => {
      throw new Error("not built in");
    });
    expect(fallback).toEqual(native);
  });

  it("asks the runtime for the memory it needs", async () => {
    // Node's default limit is exactly the 32 MiB of the usual cost, and refuses them.
    const key = await scrypt(utf8("p"), utf8("s"), { n: 32_768, r: 8 }, (...call) => {
      expect(call[3].maxmem).toBeGreaterThan(scryptMemory({ n: 32_768, r: 8 }));
      call[4](null, new Uint8Array(32).fill(1));
    });
    expect(key).toEqual(new Uint8Array(32).fill(1));
  });
});

const refuse: NativeScrypt = (_password, _salt, _bytes, _options, done) => {
  done(new Error("memory limit exceeded"), new Uint8Array());
};
