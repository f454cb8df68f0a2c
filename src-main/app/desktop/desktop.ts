import type { PreferencesFacts } from "../../../src-shared/model/preferences.ts";
import type { Paper } from "../../../src-shared/model/shown-recovery-key.ts";
import type { TransferDesktop } from "../transfers/transfer-desktop.ts";

/** What the app asks of the desktop that it runs on; the shell answers with Electron. */
export interface Desktop {
  readonly versions: PreferencesFacts["versions"];
  /** `null` where the system has no such thing. */
  readonly autostart: Autostart | null;
  /** Asks the user for exported preferences; `null` if they changed their mind. */
  readonly pickExport: () => Promise<string | null>;
  /** Shows a folder of this computer in the file manager. @returns whether that worked */
  readonly showFolder: (path: string) => Promise<boolean>;
  /** Opens a page of the web in the browser of the system. */
  readonly openLink: (url: string) => Promise<void>;
  /** Opens a page of a server that the user has trusted; https, or http on this computer. */
  readonly openTrusted: (url: string) => Promise<void>;
  /** The works of others in this program, with their licences. */
  readonly readNotices: () => Promise<string>;
  readonly transfers: TransferDesktop;
  readonly readClipboard: () => Promise<string>;
  /** What the window would print, as the bytes of a PDF file. */
  readonly printToPdf: (paper: Paper) => Promise<Uint8Array>;
  /** Tells the user something while the window may be out of sight. */
  readonly notify: (title: string, body: string) => void;
  /** Brings the window to the front; makes one if there is none. */
  readonly showWindow: () => void;
  /** Ends the program, without asking anybody any more. */
  readonly quit: () => void;
}

/** Whether the system starts Latchkey when the user logs in. */
export interface Autostart {
  read(): Promise<boolean>;
  write(isOn: boolean): Promise<void>;
}
