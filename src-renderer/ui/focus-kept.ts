import { type RefObject, useEffect, useRef } from "react";

/**
 * Moves the focus on when the element that had it is gone: a button that has
 * done its work, a dialog that closed. The next thing to do on the page gets it.
 *
 * Before the user has touched anything, the focus is left alone.
 */
export function useFocusKept(page: RefObject<HTMLElement | null>): void {
  const hadFocus = useRef(false);

  useEffect(() => {
    const remember = (): void => {
      hadFocus.current = true;
    };
    document.addEventListener("focusin", remember);
    return () => {
      document.removeEventListener("focusin", remember);
    };
  }, []);

  // After every change of what is shown: any of them may have taken the focused element away.
  useEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return;
    const buttons = page.current?.querySelectorAll<HTMLElement>(".button:enabled");
    const next = [...(buttons ?? [])];
    (next.find((button) => button.classList.contains("button-primary")) ?? next[0])?.focus();
  });
}
