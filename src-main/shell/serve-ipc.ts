import { ipcMain } from "electron";
import { type Channel, contract } from "../../src-shared/contract/contract.ts";
import { answer, type Log } from "../app/answer.ts";
import type { Handlers } from "../app/handlers.ts";
import { isOwnFrame } from "./own-frame.ts";

/** Answers the renderer's questions until the app quits. */
export function serveIpc(handlers: Handlers, log: Log): void {
  // The keys of the contract are its channels; `Object.keys` only says `string`.
  for (const channel of Object.keys(contract) as Channel[]) {
    ipcMain.handle(channel, (event, question: unknown) => {
      if (!isOwnFrame(event.senderFrame)) throw new Error(`refused ${channel}`);
      return answer(handlers, channel, question, log);
    });
  }
}
