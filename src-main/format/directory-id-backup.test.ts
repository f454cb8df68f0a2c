import { describe, expect, it } from "vitest";
import { masterkey } from "../crypto/masterkey.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { cipherCombos, contentCipher } from "./cipher-combo.ts";
import { newHeader } from "./content-cipher.ts";
import { openDirectoryId, sealDirectoryId } from "./directory-id-backup.ts";

const id = "0c3bbf03-f1d3-44d9-b188-6fde9024dfc4";

// Sizes as the official client writes them: docs/vault-format.md §6.
const sizes = { SIV_GCM: [132, 96, 68], SIV_CTRMAC: [172, 136, 88] } as const;

describe.each(cipherCombos)("%s:", (combo) => {
  const { random } = systemWorld;
  const content = contentCipher(combo, masterkey(new Uint8Array(64).fill(1)));
  const [ofId, ofRoot, ofOldRoot] = sizes[combo];

  it.each([
    [id, ofId],
    ["", ofRoot],
    ["recovery", ofId - id.length + "recovery".length],
  ])("the backup of “%s” has %i bytes, and tells it", (text, bytes) => {
    const sealed = sealDirectoryId(content, random, text);
    expect(sealed.length).toBe(bytes);
    expect(openDirectoryId(content, sealed)).toBe(text);
  });

  it("the root of older clients has no chunk", () => {
    const sealed = content.sealHeader(newHeader(content, random));
    expect(sealed.length).toBe(ofOldRoot);
    expect(openDirectoryId(content, sealed)).toBe("");
  });

  it("every changed byte is noticed", () => {
    const sealed = sealDirectoryId(content, random, id);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(openDirectoryId(content, changed)).toBeNull();
    }
    expect(openDirectoryId(content, sealed.subarray(0, -1))).toBeNull();
    expect(openDirectoryId(content, new Uint8Array())).toBeNull();
  });
});
