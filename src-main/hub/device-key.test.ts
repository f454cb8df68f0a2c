import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { systemWorld } from "../crypto/system-world.ts";
import { deviceId, newDeviceKey } from "./device-key.ts";
import { openForKey, sealForKey } from "./ecdh-es.ts";
import { importPrivateKey, importPublicKey } from "./p384-keys.ts";

describe("a new device key", () => {
  it("opens what was sealed for it, after it was stored", async () => {
    const { pkcs8, spki } = await newDeviceKey();
    const clear = new TextEncoder().encode("user keys");
    const token = await sealForKey(systemWorld.random, await importPublicKey(spki, "ECDH"), clear);
    const opened = await openForKey(await importPrivateKey(pkcs8, "ECDH"), token);
    expect(Uint8Array.from(opened)).toEqual(clear);
  });

  it("is another one every time", async () => {
    const [first, second] = [await newDeviceKey(), await newDeviceKey()];
    expect(deviceId(first.spki)).not.toBe(deviceId(second.spki));
  });
});

describe("a device id", () => {
  it("is the SHA-256 of the public key in 64 capital hex digits", async () => {
    const { spki } = await newDeviceKey();
    const expected = createHash("sha256").update(spki).digest("hex").toUpperCase();
    expect(deviceId(spki)).toBe(expected);
    expect(expected).toMatch(/^[0-9A-F]{64}$/);
  });
});
