/**
 * Where the key of a vault is, by the word of its configuration, once that word
 * contradicts itself nowhere.
 *
 * Nothing of it is verified: that takes the key. Whoever can write to the cloud
 * folder can write these addresses. They are checked here without asking
 * anybody, then the user is asked, and only then is anything requested.
 */

import type { HubTuple } from "../../../src-shared/model/hub.ts";
import type { UnverifiedConfig } from "../../format/vault-config.ts";
import { type HubClaim, parseHubClaim } from "../hub-claim.ts";
import { hubRefused } from "../hub-error.ts";
import { TokenError } from "../token-error.ts";
import { safeAddress } from "./safe-address.ts";

/** The Hub vault that a configuration speaks of. */
export interface HubVault {
  /** Host and port of the server, for messages. */
  readonly host: string;
  /** What the server calls the vault. */
  readonly vaultId: string;
  readonly tuple: HubTuple;
  /** Ends with `/`. */
  readonly api: URL;
  /** Where the web pages of the Hub are; ends with `/`. */
  readonly webApp: URL;
  readonly authEndpoint: URL;
  readonly tokenEndpoint: URL;
  /** Pages of the Hub to end a login with; `null` where the vault names none that is a page of the Hub. */
  readonly successPage: URL | null;
  readonly errorPage: URL | null;
}

/** `kid` of a Hub vault: `hub+` and the address of the vault in the API. */
const KEY_ID = /^hub\+(?<base>https?:\/\/.*\/)vaults\/(?<vaultId>[A-Za-z0-9_-]{1,64})$/i;

/**
 * @throws VaultError `hub-refused` with one of the reasons `address-…`: incomplete, unsafe, of several
 *   servers, or not where `kid` says
 */
export function hubVaultOf(config: Pick<UnverifiedConfig, "keyId" | "hubClaim">): HubVault {
  const claimedHost = /^hub\+https?:\/\/([^/?#]*)/i.exec(config.keyId)?.[1] ?? "";
  const claim = claimOf(config.hubClaim, claimedHost);
  const address = addressReader(claimedHost);
  const { base = "", vaultId = "" } = KEY_ID.exec(config.keyId)?.groups ?? {};
  const api = directory(address(apiBaseOf(claim, claimedHost)));
  const authEndpoint = address(claim.authEndpoint);
  const tokenEndpoint = address(claim.tokenEndpoint);
  const pages = [claim.authSuccessUrl, claim.authErrorUrl, claim.devicesResourceUrl].map((page) =>
    page === null ? null : address(page),
  );

  const isOneServer = pages.every((page) => page === null || page.origin === api.origin);
  if (!isOneServer || authEndpoint.origin !== tokenEndpoint.origin) {
    throw hubRefused(api.host, "address-mixed");
  }
  if (vaultId === "" || directory(address(base)).href !== api.href) {
    throw hubRefused(api.host, "address-of-another-vault");
  }
  const webApp = new URL("../app/", api);
  const [successPage = null, errorPage = null] = pages;
  return {
    host: api.host,
    vaultId,
    tuple: { api: api.origin, login: authEndpoint.origin, clientId: claim.clientId },
    api,
    webApp,
    authEndpoint,
    tokenEndpoint,
    successPage: pageOf(webApp, successPage),
    errorPage: pageOf(webApp, errorPage),
  };
}

function claimOf(value: unknown, host: string): HubClaim {
  try {
    return parseHubClaim(value);
  } catch (cause) {
    if (!(cause instanceof TokenError)) throw cause;
    throw hubRefused(host, "address-incomplete", { cause });
  }
}

function addressReader(host: string): (text: string | null) => URL {
  return (text) => {
    if (text === null) throw hubRefused(host, "address-incomplete");
    const url = safeAddress(text);
    if (url === null) throw hubRefused(host, "address-unsafe");
    return url;
  };
}

/** Vaults made before Hub 1.3 name the devices only, which lie directly below the API. */
function apiBaseOf(claim: HubClaim, host: string): string | null {
  const { apiBaseUrl, devicesResourceUrl } = claim;
  if (apiBaseUrl !== null || devicesResourceUrl === null) return apiBaseUrl;
  const devices = addressReader(host)(devicesResourceUrl);
  return new URL("..", directory(devices)).href;
}

function directory(url: URL): URL {
  if (url.search !== "") return url;
  return new URL(url.href.endsWith("/") ? url.href : `${url.href}/`);
}

/** A browser is sent to pages of the Hub only, not to just anything on its host. */
function pageOf(webApp: URL, page: URL | null): URL | null {
  return page?.href.startsWith(webApp.href) === true ? page : null;
}
