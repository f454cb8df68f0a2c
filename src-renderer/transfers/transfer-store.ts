import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Input } from "../../src-shared/contract/contract.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { TransferList } from "../../src-shared/model/transfer.ts";

export interface TransferStoreState {
  readonly list: TransferList;
  /** Why the last thing that was asked for was not done; `null` if it was. */
  readonly refused: Failure | null;
}

export type TransferStore = ReturnType<typeof transferStore>;

type Asked = "transfer.import" | "transfer.export" | "transfer.open" | "transfer.write-back";

/** Follows what is copied in and out, from `start` on. */
export function transferStore(bridge: Bridge) {
  const nothing: TransferList = { transfers: [], opened: [] };
  const store = createStore<TransferStoreState>(() => ({ list: nothing, refused: null }));

  function show(list: TransferList): void {
    store.setState({ list });
  }

  return {
    ...store,
    start: async (): Promise<void> => {
      bridge.on("transfers.changed", show);
      const reply = await bridge.ask("transfer.list", {});
      if (reply.ok) show(reply.value);
    },
    /** Asks for something that may be refused, which is shown beside what is copied. */
    ask: async <C extends Asked>(channel: C, input: Input<C>): Promise<void> => {
      const reply = await bridge.ask(channel, input);
      store.setState({ refused: reply.ok ? null : reply.failure });
    },
    dismissRefusal: (): void => {
      store.setState({ refused: null });
    },
  };
}
