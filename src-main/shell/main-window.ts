import { BrowserWindow } from "electron";
import { bringToFront, openWindow } from "./window.ts";

export interface MainWindow {
  /** Brings it to the front; makes one if there is none. */
  readonly show: () => void;
}

interface MainWindowNeeds {
  /** The folder of the build, absolute. */
  readonly built: string;
  /** Asked when the user closes it: whether it is to be hidden, stay, or really close. */
  readonly onClose: () => "hide" | "stay" | "close";
  /** Windows ends the session; there is no time for a question. */
  readonly onSessionEnd: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** The one window of the app. */
export function mainWindow({
  built,
  onClose,
  onSessionEnd,
  onFailure,
}: MainWindowNeeds): MainWindow {
  function make(): void {
    openWindow(built, (window) => {
      window.on("session-end", onSessionEnd);
      window.on("close", (event) => {
        const answer = onClose();
        if (answer !== "close") event.preventDefault();
        if (answer === "hide") window.hide();
      });
    }).catch(onFailure);
  }

  return {
    show() {
      const windows = BrowserWindow.getAllWindows();
      if (windows.length === 0) make();
      windows.forEach(bringToFront);
    },
  };
}
