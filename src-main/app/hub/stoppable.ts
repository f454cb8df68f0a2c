import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

/** What waits for a login on behalf of the page of a vault, and can be told to stop. */
export interface Stoppable {
  /** In place of what was under way for the same vault, which is stopped. */
  run<T>(id: VaultId, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  stop(id: VaultId): void;
}

export function stoppable(): Stoppable {
  const running = new Map<VaultId, AbortController>();
  return {
    async run(id, work) {
      running.get(id)?.abort();
      const mine = new AbortController();
      running.set(id, mine);
      try {
        return await work(mine.signal);
      } finally {
        if (running.get(id) === mine) running.delete(id);
      }
    },
    stop: (id) => running.get(id)?.abort(),
  };
}
