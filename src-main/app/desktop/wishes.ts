import type { Announce } from "../../../src-shared/contract/events.ts";
import type { Wish } from "../../../src-shared/model/wish.ts";

/** What main wants of the window; see {@link Wish}. */
export interface Wishes {
  make(wish: Wish): void;
  /** Every wish that nobody has taken yet, oldest first. */
  take(): readonly Wish[];
}

/** @param showWindow - brings the window to the front, or makes one */
export function wishes(announce: Announce, showWindow: () => void): Wishes {
  let waiting: readonly Wish[] = [];
  return {
    make(wish) {
      waiting = [...waiting, wish];
      showWindow();
      announce("wish.made", {});
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}
