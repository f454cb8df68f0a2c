import { createStore } from "zustand/vanilla";
import type { Output } from "../../../src-shared/contract/contract.ts";
import type { Failure, Result } from "../../../src-shared/failure.ts";

export type KeyWorkState =
  | { readonly step: "asking"; readonly failure: Failure | null }
  | { readonly step: "working" }
  | { readonly step: "done"; readonly outcome: Output<"key.bring"> };

/** Something done with a key file by its password, which passes through and is never kept. */
export function keyWorkStore(work: (password: string) => Promise<Result<Output<"key.bring">>>) {
  const store = createStore<KeyWorkState>(() => ({ step: "asking", failure: null }));
  return {
    ...store,
    start: async (password: string): Promise<void> => {
      store.setState({ step: "working" }, true);
      const reply = await work(password);
      store.setState(
        reply.ok
          ? { step: "done", outcome: reply.value }
          : { step: "asking", failure: reply.failure },
        true,
      );
    },
  };
}
