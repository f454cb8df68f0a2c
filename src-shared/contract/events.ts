/** Everything main announces on its own, and the shape of each announcement. */

import { z } from "zod";
import { CheckRun } from "../model/check-run.ts";
import { EventList } from "../model/event-list.ts";
import { NamedFile } from "../model/file-name-answer.ts";
import { RestoreProgress } from "../model/restore.ts";
import { SettingsReport } from "../model/settings.ts";
import { TransferList } from "../model/transfer.ts";
import { UpgradeRun } from "../model/upgrade-run.ts";
import { VaultList } from "../model/vault-list.ts";
import { VaultId } from "../model/vault-summary.ts";

export const events = {
  /** The list, or the state of a vault in it, is another one now. */
  "vaults.changed": VaultList,

  /** A setting is another one now, or what is to be said about their file. */
  "settings.changed": SettingsReport,

  /** There is something to be asked for by `wishes.take`. */
  "wish.made": z.strictObject({}),

  /** A vault has told something, or what was told is no longer listed. */
  "events.changed": EventList,

  /** What encrypted files are that were dropped on the page of an open vault. */
  "names.answered": z.strictObject({ id: VaultId, files: z.array(NamedFile).readonly() }),

  /** A check or repair is further, or over. */
  "check.changed": z.strictObject({ id: VaultId, run: CheckRun }),

  /** Something in the folder that was listed last is another one now. */
  "files.changed": z.strictObject({ id: VaultId, path: z.string() }),

  /** A vault that has lost files has been looked through a bit further. */
  "restore.changed": z.strictObject({ id: VaultId, progress: RestoreProgress }),

  "upgrade.changed": z.strictObject({ id: VaultId, run: UpgradeRun }),

  /** A copy in or out is further, or a file that is open in another program was changed. */
  "transfers.changed": TransferList,
} as const satisfies Record<string, z.ZodType>;

type Events = typeof events;
export type EventName = keyof Events;
export type Announcement<E extends EventName> = z.output<Events[E]>;
export type Announce = <E extends EventName>(name: E, announcement: Announcement<E>) => void;
