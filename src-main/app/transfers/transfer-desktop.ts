/** What copying asks of the desktop; the shell answers with Electron. */
export interface TransferDesktop {
  /** Asks the user for files or a folder to be copied into a vault; none if they changed their mind. */
  readonly pickSources: (by: "files" | "folder") => Promise<readonly string[]>;
  /** Asks the user for a folder that receives copies; `null` if they changed their mind. */
  readonly pickTarget: () => Promise<string | null>;
  /** Opens a file in its program. @throws if there is none */
  readonly openFile: (path: string) => Promise<void>;
  /** Gives files to the system to be dragged, while the mouse button is down. */
  readonly startDrag: (paths: readonly string[]) => void;
}
