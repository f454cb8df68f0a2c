import { describe, expect, it } from "vitest";
import { masterkey, RAW_KEY_BYTES } from "../crypto/masterkey.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { decryptName } from "../format/file-name.ts";
import { NameCache } from "./name-cache.ts";

const key = masterkey(systemWorld.random(RAW_KEY_BYTES));

describe("names that are remembered", () => {
  it.each([
    ["plain", "file.txt"],
    ["composed", "\u00e4"],
    ["decomposed", "a\u0308"],
    ["outside the first plane", "\u{1f511}"],
    ["half a character", "x\ud800"],
  ])("decrypt as they would without the memory: %s", (_, name) => {
    const cache = new NameCache();
    const cipherName = cache.encrypt(key, name, "parent");
    const afresh = decryptName(key, cipherName, "parent");
    expect(cache.decrypt(key, cipherName, "parent")).toBe(afresh);
    expect(cache.decrypt(key, cipherName, "other")).toBeNull();
  });
});
