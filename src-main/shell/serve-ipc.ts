import { isAbsolute } from "node:path";
import { ipcMain } from "electron";
import { z } from "zod";
import { type Channel, contract } from "../../src-shared/contract/contract.ts";
import { dropChannel } from "../../src-shared/contract/drop-channel.ts";
import { type Drop, DropZone } from "../../src-shared/model/drop.ts";
import { answer, type Log } from "../app/answer.ts";
import type { Handlers } from "../app/handlers.ts";
import { isOwnFrame } from "./own-frame.ts";

interface Logs {
  /** What nobody expected. */
  readonly log: Log;
  /** Which question was asked and how it ended, for those who want to know. */
  readonly detail: (line: string) => void;
}

/** Answers the renderer's questions until the app quits. */
export function serveIpc(handlers: Handlers, { log, detail }: Logs): void {
  // The keys of the contract are its channels; `Object.keys` only says `string`.
  for (const channel of Object.keys(contract) as Channel[]) {
    ipcMain.handle(channel, async (event, question: unknown) => {
      if (!isOwnFrame(event.senderFrame)) throw new Error(`refused ${channel}`);
      const result = await answer(handlers, channel, question, log);
      detail(`${channel}: ${result.ok ? "ok" : result.failure.kind}`);
      return result;
    });
  }
}

/** Nobody drops more files and folders than that at once. */
const mostDropped = 100_000;
const DroppedPaths = z.array(z.string().min(1).max(10_000).refine(isAbsolute)).max(mostDropped);

/** Takes what the user drops on the window; see drop-channel.ts. */
export function serveDrops(take: (drop: Drop) => void): void {
  ipcMain.handle(dropChannel, (event, zone: unknown, paths: unknown) => {
    if (!isOwnFrame(event.senderFrame)) throw new Error(`refused ${dropChannel}`);
    take({ zone: parseZone(zone), paths: DroppedPaths.parse(paths) });
  });
}

/** What an element says that it is; the window at large where it says nothing that can be read. */
function parseZone(said: unknown): DropZone {
  try {
    return DropZone.parse(JSON.parse(z.string().parse(said)));
  } catch {
    return { kind: "window" };
  }
}
