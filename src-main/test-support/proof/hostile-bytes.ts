/** Bytes as a bad disk, a bad client or an attacker makes them. */

import fc from "fast-check";

export const byteChange = fc.oneof(
  fc.record({ kind: fc.constant("flip"), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant("cut"), at: fc.nat() }),
  fc.record({ kind: fc.constant("drop"), at: fc.nat() }),
  fc.record({ kind: fc.constant("insert"), at: fc.nat(), bytes: fc.uint8Array({ maxLength: 50 }) }),
);
type Change = typeof byteChange extends fc.Arbitrary<infer C> ? C : never;

export function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  return changes.reduce((now, one) => changedOnce(now, one), bytes);
}

function changedOnce(bytes: Uint8Array, one: Change): Uint8Array {
  const at = one.at % (bytes.length + 1);
  if ("bit" in one) {
    const copy = bytes.slice();
    if (at < copy.length) copy[at] = (copy[at] ?? 0) ^ (1 << one.bit);
    return copy;
  }
  if ("bytes" in one) return Buffer.concat([bytes.subarray(0, at), one.bytes, bytes.subarray(at)]);
  return one.kind === "cut"
    ? bytes.slice(0, at)
    : Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
}

/** Noise, or `valid` with a few changes. */
export function hostile(valid: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    fc.uint8Array({ maxLength: 500 }),
    fc.array(byteChange, { minLength: 1, maxLength: 4 }).map((changes) => changed(valid, changes)),
  );
}
