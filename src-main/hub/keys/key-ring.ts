/**
 * The keys of a vault, one for each epoch of its life.
 *
 * A vault of format 8 has one for ever: a server can stop handing it out, but
 * nothing can make what was handed out useless. Formats to come begin a new
 * epoch when somebody leaves.
 */
export interface KeyEpoch {
  readonly number: number;
  /** 64 bytes in format 8. */
  readonly rawKey: Uint8Array;
}

export interface KeyRing extends Disposable {
  /** Oldest first, at least one. */
  readonly epochs: readonly [KeyEpoch, ...KeyEpoch[]];
}

/** The ring of a vault of format 8. Takes over `rawKey`; disposing wipes it. */
export function ringOfOne(rawKey: Uint8Array): KeyRing {
  return {
    epochs: [{ number: 0, rawKey }],
    [Symbol.dispose]: () => {
      rawKey.fill(0);
    },
  };
}
