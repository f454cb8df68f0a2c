import { text } from "../../src-shared/text/en.ts";

/** What people call a cipher; one that nobody knows goes by its own name. @param cipher - `null`: not stated */
export function cipherWords(cipher: string | null): string {
  switch (cipher) {
    case null:
      return text.about.cipher.unknown;
    case "SIV_GCM":
    case "SIV_CTRMAC":
      return text.about.cipher[cipher];
    default:
      return cipher;
  }
}
