/** Who gets the key of a vault from its Hub, and how sure it is whose keys those are. Names are the word of the server. */

import { z } from "zod";
import { HubFingerprint } from "./hub-account.ts";

/** Whether the keys that a server shows for somebody are theirs. */
export const HubMateTrust = z.discriminatedUnion("kind", [
  /** The user, and the keys are those of this computer. */
  z.strictObject({ kind: z.literal("self") }),
  /** The user has signed for them. */
  z.strictObject({ kind: z.literal("verified") }),
  /** Somebody whom the user has verified has, or somebody further on. `links`: signatures up to them, at least 2. */
  z.strictObject({ kind: z.literal("vouched"), links: z.int().min(2) }),
  z.strictObject({ kind: z.literal("unknown") }),
  /** The user, with other keys than those of this computer. */
  z.strictObject({ kind: z.literal("not-mine") }),
  /** What is signed is not what the server shows. */
  z.strictObject({ kind: z.literal("contradicted") }),
]);
export type HubMateTrust = Readonly<z.output<typeof HubMateTrust>>;

export const HubMate = z.strictObject({
  id: z.string(),
  name: z.string(),
  isGroup: z.boolean(),
  isOwner: z.boolean(),
  /** Is to get the key, and no owner has given it yet. */
  isWaiting: z.boolean(),
  /** `null` for groups, and for accounts that have no key (to sign with). */
  fingerprint: HubFingerprint.nullable(),
  trust: HubMateTrust,
});
export type HubMate = Readonly<z.output<typeof HubMate>>;

export const HubTeam = z.array(HubMate).readonly();
export type HubTeam = z.output<typeof HubTeam>;
