import { useEffect } from "react";

/**
 * Ctrl+F (on macOS Cmd) searches the files while they are shown, unless the list of vaults has the
 * focus, which has a search of its own.
 */
export function useSearchKey(isMac: boolean, search: () => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isCommand = isMac ? event.metaKey : event.ctrlKey;
      if (!isCommand || event.shiftKey || event.altKey || event.key.toLowerCase() !== "f") return;
      if (document.activeElement?.closest(".sidebar, dialog")) return;
      event.preventDefault();
      event.stopPropagation();
      search();
    }
    // Before the shortcuts of the window hear of it.
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      document.removeEventListener("keydown", onKeyDown, { capture: true });
    };
  }, [isMac, search]);
}
