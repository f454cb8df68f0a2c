/**
 * Whether the user has said that a server is to be trusted with a vault.
 *
 * What is trusted is a tuple: the server of the keys, that of the login, and
 * the name by which Latchkey introduces itself. Any one of them alone proves
 * nothing: a vault may name a good server for the keys and an evil one for the
 * login, or the other way round.
 */

import type { HubTuple } from "../../../src-shared/model/hub.ts";

/** A server that the user has trusted. */
export interface TrustedServer {
  readonly tuple: HubTuple;
  /** The folders of the vaults that were seen with it, absolute on this computer. */
  readonly vaults: readonly string[];
}

export type TrustVerdict =
  | { readonly kind: "trusted" }
  /** `before`: what was trusted so far, for this vault or for a server of the same name; `null` if nothing was. */
  | { readonly kind: "unknown"; readonly before: HubTuple | null };

/** @param vault - its folder, absolute on this computer */
export function judgeTrust(
  trusted: readonly TrustedServer[],
  tuple: HubTuple,
  vault: string,
): TrustVerdict {
  const ofVault = trusted.find(({ vaults }) => vaults.includes(vault));
  // A vault that was seen with another server asks again, even if this one is trusted for other vaults.
  if (ofVault && !isSameTuple(ofVault.tuple, tuple)) {
    return { kind: "unknown", before: ofVault.tuple };
  }
  if (trusted.some((server) => isSameTuple(server.tuple, tuple))) return { kind: "trusted" };
  const alike = trusted.find(({ tuple: { api } }) => api === tuple.api);
  return { kind: "unknown", before: alike?.tuple ?? null };
}

/** What is trusted once the user has agreed to `tuple` for a vault. */
export function withTrust(
  trusted: readonly TrustedServer[],
  tuple: HubTuple,
  vault: string,
): readonly TrustedServer[] {
  const others = trusted
    .filter((server) => !isSameTuple(server.tuple, tuple))
    .map((server) => ({ ...server, vaults: server.vaults.filter((path) => path !== vault) }));
  const before = trusted.find((server) => isSameTuple(server.tuple, tuple))?.vaults ?? [];
  return [...others, { tuple, vaults: [...before.filter((path) => path !== vault), vault] }];
}

/** What is trusted once the user has taken that back. */
export function withoutTrust(
  trusted: readonly TrustedServer[],
  tuple: HubTuple,
): readonly TrustedServer[] {
  return trusted.filter((server) => !isSameTuple(server.tuple, tuple));
}

export function isSameTuple(one: HubTuple, other: HubTuple): boolean {
  return one.api === other.api && one.login === other.login && one.clientId === other.clientId;
}
