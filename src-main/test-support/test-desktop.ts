import type { Desktop } from "../app/desktop/desktop.ts";
import type { ConfirmAnswer } from "../app/transfers/transfer-desktop.ts";

interface TestDesktop extends Desktop {
  /** What was asked of it, in order, such as `quit`. */
  readonly asked: readonly string[];
  /** What the user picks next. */
  export: string | null;
  sources: readonly string[];
  target: string | null;
  /** What the user says to the system's questions; what those were is in `asked`. */
  confirmed: ConfirmAnswer;
}

/** A desktop that notes what is asked of it, with a user who picks what the test says. */
export function testDesktop(): TestDesktop {
  const asked: string[] = [];
  const note = (what: string): Promise<void> => {
    asked.push(what);
    return Promise.resolve();
  };
  let isOn = false;
  const desktop: TestDesktop = {
    asked,
    sources: [],
    target: null,
    confirmed: { isYes: true, isMarked: false },
    export: null,
    versions: { latchkey: "1.2.3", electron: "45", chromium: "156", node: "24" },
    autostart: {
      read: () => Promise.resolve(isOn),
      write: (wished) => {
        isOn = wished;
        return Promise.resolve();
      },
    },
    pickExport() {
      return Promise.resolve(this.export);
    },
    showFolder: async (path) => {
      await note(`show ${path}`);
      return true;
    },
    openLink: (url) => note(`open ${url}`),
    openTrusted: (url) => note(`open ${url}`),
    readNotices: () => Promise.resolve("works of others"),
    transfers: {
      pickSources: () => Promise.resolve(desktop.sources),
      pickTarget: () => Promise.resolve(desktop.target),
      confirm: async ({ message, detail }) => {
        await note(`confirm ${message} ${detail}`);
        return desktop.confirmed;
      },
      openFile: (path) => note(`open file ${path}`),
      startDrag: (paths) => void note(`drag ${paths.join(", ")}`),
    },
    readClipboard: () => Promise.resolve(""),
    printToPdf: (paper) => Promise.resolve(new TextEncoder().encode(`%PDF ${paper}`)),
    notify: (title) => void note(`notify ${title}`),
    showWindow: () => void note("window"),
    quit: () => void note("quit"),
  };
  return desktop;
}
