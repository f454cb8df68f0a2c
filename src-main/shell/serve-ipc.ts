import { type IpcMainInvokeEvent, ipcMain } from "electron";
import { type Channel, contract } from "../../src-shared/contract/contract.ts";
import { answer, type Log } from "../app/answer.ts";
import type { Handlers } from "../app/handlers.ts";
import { appOrigin } from "./app-origin.ts";

/** Answers the renderer's questions until the app quits. */
export function serveIpc(handlers: Handlers, log: Log): void {
  // The keys of the contract are its channels; `Object.keys` only says `string`.
  for (const channel of Object.keys(contract) as Channel[]) {
    ipcMain.handle(channel, (event, question: unknown) => {
      if (!isOurWindow(event)) throw new Error(`refused ${channel}`);
      return answer(handlers, channel, question, log);
    });
  }
}

/** True if the top frame of our own page is asking: not a subframe, not a page it was sent to. */
function isOurWindow({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === appOrigin;
}
