/** What the window sees of a Hub and of the user there. Everything but the fingerprint is the word of the server. */

import { z } from "zod";
import { HubTuple } from "./hub.ts";

/** Whom a vault wants to be trusted, before anything is asked of anybody. */
export const HubLook = z.strictObject({
  tuple: HubTuple,
  isTrusted: z.boolean(),
  /** What was trusted so far, where that is something else. */
  before: HubTuple.nullable(),
  /** What this computer could be called in the list of devices. */
  deviceName: z.string(),
});
export type HubLook = Readonly<z.output<typeof HubLook>>;

/** A configuration of a Hub that the user has chosen. `host` is what it says. */
export const HubTemplate = z.strictObject({ host: z.string() });
export type HubTemplate = Readonly<z.output<typeof HubTemplate>>;

export const HubDevice = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.string().nullable(),
  /** Milliseconds since 1970, as the server says. */
  createdMs: z.number().nullable(),
  isThis: z.boolean(),
});
export type HubDevice = Readonly<z.output<typeof HubDevice>>;

export const HubFingerprint = z.strictObject({
  hex: z.string(),
  words: z.array(z.string()).readonly(),
});

export type HubFingerprint = Readonly<z.output<typeof HubFingerprint>>;

export const HubAccount = z.strictObject({
  userName: z.string(),
  devices: z.array(HubDevice).readonly(),
  /** `null` for an account that has no key to sign with. */
  fingerprint: HubFingerprint.nullable(),
  isOwner: z.boolean(),
});
export type HubAccount = Readonly<z.output<typeof HubAccount>>;
