/** Holds up a copy while it is paused, and ends it when it is cancelled. */
export interface Gate {
  /**
   * Passed between any two pieces of work; waits while paused.
   *
   * @throws the reason of the signal once it is aborted
   */
  readonly pass: () => Promise<void>;
}

export interface PausableGate extends Gate {
  readonly isPaused: boolean;
  readonly pause: () => void;
  readonly resume: () => void;
}

export function gate(signal: AbortSignal): PausableGate {
  let waiting: PromiseWithResolvers<void> | null = null;
  signal.addEventListener("abort", () => waiting?.resolve());
  return {
    get isPaused() {
      return waiting !== null;
    },
    pause: () => {
      waiting ??= deferred();
    },
    resume: () => {
      waiting?.resolve();
      waiting = null;
    },
    pass: async () => {
      signal.throwIfAborted();
      while (waiting !== null) {
        await waiting.promise;
        signal.throwIfAborted();
      }
    },
  };
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

function deferred(): PromiseWithResolvers<void> {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
