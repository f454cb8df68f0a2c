/** Bytes from hexadecimal, white space ignored: how standards print their vectors. */
export function bytesOf(hex: string): Uint8Array {
  const pairs = hex.replace(/\s/g, "").match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

export function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
