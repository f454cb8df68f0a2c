import type { Result } from "../failure.ts";
import type { Channel, Input, Output } from "./contract.ts";
import type { Announcement, EventName } from "./events.ts";

/** What the preload script puts on `window.bridge`: two functions, no Electron objects. */
export interface Bridge {
  /** Asks main one question of the contract. Never rejects for a failure: that is part of the result. */
  ask<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>>;

  /**
   * Listens to what main announces.
   *
   * @returns stops listening
   */
  on<E extends EventName>(name: E, listener: (announcement: Announcement<E>) => void): () => void;
}
