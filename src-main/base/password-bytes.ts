/**
 * A password as the key derivation wants it: UTF-8 of its NFC form (docs/vault-format.md §3).
 *
 * The string cannot be wiped, the bytes can: call this as early as possible,
 * drop the string, and wipe the result when its scope ends.
 */
export function passwordBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text.normalize("NFC"));
}
