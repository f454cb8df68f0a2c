/** Sentences that the user reads, as they are. */
export interface ConfirmQuestion {
  readonly message: string;
  readonly detail: string;
  /** What the button says that does it. */
  readonly yes: string;
  /** What can be marked besides. */
  readonly mark?: string;
}
export interface ConfirmAnswer {
  readonly isYes: boolean;
  readonly isMarked: boolean;
}

/** What copying asks of the desktop; the shell answers with Electron. */
export interface TransferDesktop {
  /** Asks the user for files or a folder to be copied into a vault; none if they changed their mind. */
  readonly pickSources: (by: "files" | "folder") => Promise<readonly string[]>;
  /** Asks the user for a folder that receives copies; `null` if they changed their mind. */
  readonly pickTarget: () => Promise<string | null>;
  /** Asks by a dialog of the system, in which the window takes no part; no key that is pressed by chance says yes. */
  readonly confirm: (question: ConfirmQuestion) => Promise<ConfirmAnswer>;
  /** Opens a file in its program. @throws if there is none */
  readonly openFile: (path: string) => Promise<void>;
  /** Gives files to the system to be dragged, while the mouse button is down. */
  readonly startDrag: (paths: readonly string[]) => void;
}
