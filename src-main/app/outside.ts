import type { Output } from "../../src-shared/contract/contract.ts";
import type { Announce } from "../../src-shared/contract/events.ts";
import type { World } from "../base/world.ts";
import type { Storage } from "../storage/storage.ts";
import type { Log } from "./answer.ts";

/** Everything the app asks of the world around it. */
export interface Outside {
  readonly world: World;
  readonly platform: Output<"app.about">["platform"];
  /** Where Latchkey keeps its own files, absolute. */
  readonly dataFolder: string;
  /** The user's home folder, absolute; only to show paths shorter. */
  readonly home: string;
  readonly storageAt: (path: string) => Storage;
  /** Asks the user for a folder; `null` if they changed their mind. */
  readonly pickFolder: () => Promise<string | null>;
  readonly copyText: (text: string) => Promise<void>;
  readonly announce: Announce;
  readonly log: Log;
}
