import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { EventList } from "../../src-shared/model/event-list.ts";

export interface EventState {
  readonly events: EventList;
  /** When the user last looked at them, milliseconds since 1970. */
  readonly readMs: number;
}

export type EventStore = ReturnType<typeof eventStore>;

/** Follows what the vaults have to tell, from `start` on. */
export function eventStore(bridge: Bridge) {
  const store = createStore<EventState>(() => ({ events: [], readMs: 0 }));

  function show(events: EventList): void {
    store.setState({ events });
  }

  return {
    ...store,
    start: async (): Promise<void> => {
      bridge.on("events.changed", show);
      const reply = await bridge.ask("events.list", {});
      if (reply.ok) show(reply.value);
    },
    /** What is there now is no news any more. */
    markRead: (): void => {
      const [newest] = store.getState().events;
      if (newest) store.setState({ readMs: newest.lastMs });
    },
  };
}

/** How many events have come, or come again, since the user looked. */
export function unread({ events, readMs }: EventState): number {
  return events.filter(({ lastMs }) => lastMs > readMs).length;
}
