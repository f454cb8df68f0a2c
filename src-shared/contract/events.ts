/** Everything main announces on its own, and the shape of each announcement. */

import type { z } from "zod";
import { SettingsReport } from "../model/settings.ts";
import { VaultList } from "../model/vault-list.ts";

export const events = {
  /** The list, or the state of a vault in it, is another one now. */
  "vaults.changed": VaultList,

  /** A setting is another one now, or what is to be said about their file. */
  "settings.changed": SettingsReport,
} as const satisfies Record<string, z.ZodType>;

type Events = typeof events;
export type EventName = keyof Events;
export type Announcement<E extends EventName> = z.output<Events[E]>;
export type Announce = <E extends EventName>(name: E, announcement: Announcement<E>) => void;
