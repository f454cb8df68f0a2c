/** The two cipher combinations a vault may name (docs/vault-format.md §2): names by AES-SIV, contents one way or the other. */

import type { Masterkey } from "../crypto/masterkey.ts";
import type { ContentCipher } from "./content-cipher.ts";
import { ctrMacContent } from "./ctr-mac-content.ts";
import { gcmContent } from "./gcm-content.ts";

export const cipherCombos = ["SIV_GCM", "SIV_CTRMAC"] as const;

export type CipherCombo = (typeof cipherCombos)[number];

export function contentCipher(combo: CipherCombo, key: Masterkey): ContentCipher {
  return combo === "SIV_GCM" ? gcmContent(key) : ctrMacContent(key);
}
