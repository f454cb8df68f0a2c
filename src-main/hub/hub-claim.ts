/**
 * What a vault says about the Hub server that keeps its key: the `hub` member in the header of
 * `vault.cryptomator` (docs/vault-format.md §2).
 *
 * The signature of that file can be checked only with the key that the server hands out, so every
 * address here was possibly written by an attacker. Nothing may be requested from any of them
 * before the user has trusted the server.
 */

import { z } from "zod";
import { TokenError } from "./token-error.ts";

const address = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const HubClaim = z.object({
  /** How the apps introduce themselves to the login server. */
  clientId: z.string().min(1),
  authEndpoint: address,
  tokenEndpoint: address,
  authSuccessUrl: address,
  authErrorUrl: address,
  /** Missing in vaults made before Hub 1.3. */
  apiBaseUrl: address,
  /** Superseded by `apiBaseUrl`. */
  devicesResourceUrl: address,
});

/** Addresses as they were written, none of them checked; `null` where there is none. */
export type HubClaim = Readonly<z.output<typeof HubClaim>>;

/** @throws TokenError `malformed`; members that we do not know are ignored */
export function parseHubClaim(claim: unknown): HubClaim {
  const parsed = HubClaim.safeParse(claim);
  if (!parsed.success) throw new TokenError("malformed", "not the address of a Hub server");
  return parsed.data;
}
