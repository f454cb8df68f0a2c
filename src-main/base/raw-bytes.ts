/**
 * Bytes that hold whatever was in memory before: for buffers of which every
 * byte is written before anybody sees it. Zeros cost as much as decrypting half
 * of what is put over them (docs/performance.md).
 */
export function rawBytes(length: number): Uint8Array {
  return new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
}
