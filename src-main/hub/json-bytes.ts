import { fromUtf8, utf8 } from "../crypto/encoding.ts";

/** What the bytes say as JSON in UTF-8; `undefined`, which no JSON text means, if they are something else. */
export function fromJsonBytes(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The message of the parser quotes the text, which may be a key.
    return undefined;
  }
}

export function toJsonBytes(value: object): Uint8Array {
  return utf8(JSON.stringify(value));
}
