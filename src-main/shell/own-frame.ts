import { appOrigin } from "./app-origin.ts";

/** As much of Electron's frame as tells whose it is. */
interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/** True for the top frame of our own page: not a subframe, not a page it was sent to, not one that is gone. */
export function isOwnFrame(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === appOrigin;
}
