import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Channel, Input, Output } from "../../src-shared/contract/contract.ts";
import type { Announcement, EventName } from "../../src-shared/contract/events.ts";
import type { Result } from "../../src-shared/failure.ts";

/** What main would answer; a question that a test did not expect fails. */
export type Answers = {
  readonly [C in Channel]?: (input: Input<C>) => Result<Output<C>> | Promise<Result<Output<C>>>;
};

export interface FakeBridge extends Bridge {
  /** Every question that was asked, in order. */
  readonly asked: readonly (readonly [Channel, unknown])[];
  announce<E extends EventName>(name: E, announcement: Announcement<E>): void;
}

/** A bridge with the test on its other side. */
export function fakeBridge(answers: Answers = {}): FakeBridge {
  const asked: [Channel, unknown][] = [];
  const listeners = new Map<EventName, Set<(announcement: never) => void>>();

  return {
    asked,
    ask(channel, input) {
      asked.push([channel, input]);
      const answer = answers[channel];
      if (!answer) return Promise.resolve({ ok: false, failure: { kind: "unexpected" } });
      return Promise.resolve(answer(input));
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    announce(name, announcement) {
      // Only listeners of this very event are kept under its name.
      for (const listener of listeners.get(name) ?? []) listener(announcement as never);
    },
  };
}
