/**
 * One writer per key.
 *
 * Work on the same key runs in the order in which it was asked for; work on
 * different keys does not wait. Several keys are taken in sorted order, so two
 * callers that want the same pair cannot block each other.
 */
export interface KeyMutex {
  run<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>;
}

export function keyMutex(): KeyMutex {
  const tails = new Map<string, Promise<void>>();

  async function take(key: string): Promise<() => void> {
    const before = tails.get(key);
    let release = (): void => undefined;
    const mine = new Promise<void>((resolve) => {
      release = resolve;
    });
    const tail = (before ?? Promise.resolve()).then(() => mine);
    tails.set(key, tail);
    await before;
    return () => {
      if (tails.get(key) === tail) tails.delete(key);
      release();
    };
  }

  return {
    async run(keys, work) {
      const releases: (() => void)[] = [];
      const inOrder = keys.length > 1 ? [...new Set(keys)].sort() : keys;
      for (const key of inOrder) releases.push(await take(key));
      try {
        return await work();
      } finally {
        for (const release of releases.reverse()) release();
      }
    },
  };
}
