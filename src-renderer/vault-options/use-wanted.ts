import { type RefObject, useEffect, useRef } from "react";

/** Keeps a card in view whose page grows and shrinks with what goes on in it. */
export function useKeptInView(card: RefObject<HTMLElement | null>, step: string | null): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== null && before.current !== step) {
      card.current?.scrollIntoView({ block: "nearest" });
    }
    before.current = step;
  }, [card, step]);
}

/**
 * Leads to a card: it is brought into view, and the focus to the first thing in it.
 *
 * @param isWanted - the user came for this card, and what is in it is there
 */
export function useWanted(isWanted: boolean): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    card.current?.scrollIntoView({ block: "center" });
    card.current
      ?.querySelector<HTMLElement>("input, select, button")
      ?.focus({ preventScroll: true });
  }, [isWanted]);
  return card;
}
