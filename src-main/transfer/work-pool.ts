/** Work on several things at once, but never on more than a few. */
export interface WorkPool {
  /**
   * Begins `work` as soon as there is room; resolves then, not when it is done.
   *
   * @throws what earlier work has thrown: nothing new is begun after that
   */
  readonly start: (work: () => Promise<void>) => Promise<void>;
  /** Resolves when nothing runs any more, failed or not. */
  readonly settle: () => Promise<void>;
  /** The same. @throws the first of what was thrown */
  readonly finish: () => Promise<void>;
}

export function workPool(limit: number): WorkPool {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];

  function throwIfFailed(): void {
    if (failures.length > 0) throw failures[0];
  }

  async function settle(): Promise<void> {
    await Promise.all(running);
  }

  return {
    start: async (work) => {
      while (running.size >= limit) await Promise.race(running);
      throwIfFailed();
      const task = work()
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => running.delete(task));
      running.add(task);
    },
    settle,
    finish: async () => {
      await settle();
      throwIfFailed();
    },
  };
}
