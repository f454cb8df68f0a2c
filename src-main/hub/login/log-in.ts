/**
 * The login of a user in the system's browser: OAuth 2 with a code and PKCE
 * (RFC 6749 §4.1, RFC 7636, RFC 8252).
 *
 * Latchkey never sees the password of the user. What it gets is a token for
 * the API, good for some minutes, which is kept in memory only. Whoever
 * intercepts the code on its way through the browser has no use for it
 * without the verifier, which never leaves this process until it is exchanged.
 */

import { z } from "zod";
import { VaultError } from "../../base/vault-error.ts";
import type { World } from "../../base/world.ts";
import { sha256 } from "../../crypto/digest.ts";
import { base64Url, utf8 } from "../../crypto/encoding.ts";
import type { HubHttp } from "../http.ts";
import { hubRefused } from "../hub-error.ts";
import type { HubVault } from "../trust/hub-vault.ts";
import { listenForCallback } from "./callback-listener.ts";

/** How long the user has in the browser, milliseconds. */
const LOGIN_PATIENCE = 5 * 60_000;

/** Where a server does not say how long its token is good for, seconds (RFC 6749 §5.1 leaves it open). */
const USUAL_LIFE = 60;

/** A login that is good for some minutes. */
export interface HubLogin {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresMs: number;
}

export interface LoginNeeds {
  readonly world: World;
  readonly http: HubHttp;
  /** Opens an address of a trusted login server in the browser of the system. */
  readonly openBrowser: (url: string) => Promise<void>;
  readonly signal: AbortSignal;
  /** Milliseconds. */
  readonly patience?: number;
}

const TokenAnswer = z.object({
  access_token: z.string().min(1).max(100_000),
  token_type: z.string(),
  expires_in: z.number().positive().optional(),
});

/**
 * @param hub - trusted by the user
 * @param deviceId - for the page of the Hub that ends the login; `null` where there is no key yet
 * @throws VaultError `hub-refused` (`login-…`), `hub-unreachable`, `cancelled`
 */
export async function logIn(
  needs: LoginNeeds,
  hub: HubVault,
  deviceId: string | null,
): Promise<HubLogin> {
  const { world, openBrowser, signal } = needs;
  const state = randomToken(world);
  const verifier = randomToken(world);
  await using listener = await listenForCallback(state, {
    success: withDevice(hub.successPage, deviceId),
    error: withDevice(hub.errorPage, deviceId),
  });
  const { redirectUri } = listener;
  if (signal.aborted) throw new VaultError({ kind: "cancelled" });
  await openBrowser(loginAddress(hub, { state, verifier, redirectUri }));
  const answer = await within(needs, hub.host, listener.answer);
  if (answer.kind === "denied") throw hubRefused(hub.host, "login-denied");
  return await exchange(needs, hub, { code: answer.code, verifier, redirectUri });
}

interface Secrets {
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** The endpoint keeps what it has of its own (RFC 6749 §3.1), but says nothing in our place. */
function loginAddress(hub: HubVault, { state, verifier, redirectUri }: Secrets): string {
  const url = new URL(hub.authEndpoint);
  const ours = {
    response_type: "code",
    client_id: hub.tuple.clientId,
    scope: "openid",
    state,
    code_challenge: base64Url(sha256(utf8(verifier))),
    code_challenge_method: "S256",
    redirect_uri: redirectUri,
  };
  for (const [name, value] of Object.entries(ours)) url.searchParams.set(name, value);
  return url.href;
}

async function exchange(
  { http, signal, world }: LoginNeeds,
  hub: HubVault,
  { code, verifier, redirectUri }: Omit<Secrets, "state"> & { readonly code: string },
): Promise<HubLogin> {
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: hub.tuple.clientId,
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  });
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const request = {
    method: "POST",
    url: hub.tokenEndpoint,
    headers,
    body: form.toString(),
  } as const;
  const { status, json } = await http(request, signal);
  const answer = TokenAnswer.safeParse(json);
  const isToken = answer.success && answer.data.token_type.toLowerCase() === "bearer";
  if (status !== 200 || !isToken || /[^\x21-\x7e]/.test(answer.data.access_token)) {
    throw hubRefused(hub.host, "login-failed");
  }
  const { access_token: accessToken, expires_in: seconds = USUAL_LIFE } = answer.data;
  return { accessToken, expiresMs: world.now() + 1_000 * seconds };
}

/** Waits for the browser until the user has had enough, or the time is over. */
async function within<T>(
  { signal, patience = LOGIN_PATIENCE }: LoginNeeds,
  host: string,
  answer: Promise<T>,
): Promise<T> {
  let stopWaiting = (): void => undefined;
  const end = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => {
      reject(hubRefused(host, "login-timeout"));
    }, patience);
    const cancel = (): void => {
      reject(new VaultError({ kind: "cancelled" }));
    };
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
    stopWaiting = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", cancel);
    };
  });
  try {
    return await Promise.race([answer, end]);
  } finally {
    stopWaiting();
  }
}

function withDevice(page: URL | null, deviceId: string | null): URL | null {
  if (page === null || deviceId === null) return page;
  const url = new URL(page);
  url.searchParams.set("device", deviceId);
  return url;
}

/** 43 characters, the least that RFC 7636 §4.1 allows for 256 bits. */
function randomToken({ random }: World): string {
  return base64Url(random(32));
}
