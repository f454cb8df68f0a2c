import { useEffect } from "react";

/** What the keys Ctrl (on macOS Cmd) and a letter do. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** Listens for shortcuts everywhere in the window, except while a dialog asks something. */
export function useShortcuts(isMac: boolean, shortcuts: Shortcuts): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isMeant = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      const run = shortcuts[event.key.toLowerCase()];
      if (!isMeant || event.altKey || event.shiftKey || !run) return;
      event.preventDefault();
      if (!document.querySelector("dialog[open]")) run();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [isMac, shortcuts]);
}
