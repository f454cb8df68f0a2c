/**
 * A key in memory.
 *
 * JavaScript cannot promise that no copy remains, but the one held here is
 * overwritten as soon as its scope ends:
 *
 *     using key = secret(await deriveKey(password, salt));
 */
export interface Secret extends Disposable {
  readonly bytes: Uint8Array;
}

/** Takes over `bytes`: the caller must not keep them. */
export function secret(bytes: Uint8Array): Secret {
  return {
    bytes,
    [Symbol.dispose]: () => {
      bytes.fill(0);
    },
  };
}
