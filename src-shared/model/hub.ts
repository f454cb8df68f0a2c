/** What app and command line know of the Hub server that keeps the key of a vault. */

import { z } from "zod";

/** Who a user trusts when trusting a Hub server: all three together, never one of them alone. */
export const HubTuple = z.strictObject({
  /** Scheme, host and port of the server that hands out keys, e.g. `https://hub.example.com`. */
  api: z.string(),
  /** The same of the server that asks for the user's password. */
  login: z.string(),
  /** How Latchkey introduces itself to the latter. */
  clientId: z.string(),
});
export type HubTuple = Readonly<z.output<typeof HubTuple>>;

/** Why a Hub vault is not opened, or something else is not done at its server. */
export const HubRefusal = z.enum([
  // What the vault says about its server cannot be right. Nothing was requested.
  "address-incomplete",
  "address-unsafe",
  "address-mixed",
  "address-of-another-vault",
  "not-trusted",
  // The login.
  "login-timeout",
  "login-denied",
  "login-failed",
  "logged-out",
  // The way to the server.
  "certificate",
  // What the server says.
  "licence",
  "no-access",
  "not-found",
  "archived",
  "no-account-key",
  "not-owner",
  "other-answer",
  // This computer at the server.
  "device-unknown",
  "device-taken",
  "device-refused",
  "account-key-wrong",
  "no-keychain",
  "device-key-lost",
  // What the server sent is not to be believed.
  "forged-answer",
  "foreign-key",
  "keys-changed",
  // The way back to a Hub.
  "no-template",
  "template-differs",
]);
export type HubRefusal = z.output<typeof HubRefusal>;
