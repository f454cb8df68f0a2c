/** What the vaults had to tell, as the window lists it. */

import { z } from "zod";
import { VaultEvent } from "./vault-event.ts";
import { VaultId } from "./vault-summary.ts";

export const EventId = z.uuid().brand("EventId");
export type EventId = z.output<typeof EventId>;

export const ListedEvent = z.strictObject({
  id: EventId,
  vaultId: VaultId,
  /** The cleartext names in it are empty, or `null`, once the vault was locked: they are known only to who has the key. */
  event: VaultEvent,
  /** How often it was told. */
  count: z.int().min(1),
  /** When it was told last, milliseconds since 1970. */
  lastMs: z.number(),
});
export type ListedEvent = z.output<typeof ListedEvent>;

/** The newest first. */
export const EventList = z.array(ListedEvent).readonly();
export type EventList = z.output<typeof EventList>;
