/**
 * A real login server: OpenID Connect by npm's oidc-provider, whose users log in by looking at the page.
 *
 * It is strict where Keycloak is lenient: the path of the redirect has to be the registered one, a
 * request without a scope is refused, PKCE is wanted.
 */

import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { type Told, tell } from "./answers.ts";
import { loginMemory } from "./login-memory.ts";

export interface LoginServer {
  /** e.g. `http://localhost:41234` */
  readonly url: string;
  readonly authEndpoint: string;
  readonly tokenEndpoint: string;
  /** Who looks at the login page next; `null`: somebody who gives up. */
  user: string | null;
  /** Answers requests such as `POST /token` in its place; `null` for those that it leaves to the truth. */
  lie: ((request: string) => Told | null) | null;
  /** How many logins were finished. */
  readonly logins: number;
  /** @returns the name of the user whom a token was made for, `null` if it is no good (any more) */
  userOf(accessToken: string): Promise<string | null>;
  close(): Promise<void>;
}

export const clientId = "cryptomator";

export async function startLoginServer(): Promise<LoginServer> {
  const server = createServer();
  const port = await listen(server);
  // Latchkey takes http from this very name only.
  const url = `http://localhost:${port}`;
  const provider = providerAt(url);
  const state: Looker = { user: null, logins: 0, lie: null };
  server.on("request", (request, response) => {
    const told = state.lie?.(`${request.method} ${request.url?.split("?")[0]}`) ?? null;
    if (told !== null) tell(response, told);
    else if (request.url?.startsWith("/look/")) void look(provider, state, request, response);
    else void provider.callback()(request, response);
  });
  return {
    url,
    authEndpoint: `${url}/auth`,
    tokenEndpoint: `${url}/token`,
    get user() {
      return state.user;
    },
    set user(user) {
      state.user = user;
    },
    get lie() {
      return state.lie;
    },
    set lie(lie) {
      state.lie = lie;
    },
    get logins() {
      return state.logins;
    },
    async userOf(accessToken) {
      return (await provider.AccessToken.find(accessToken))?.accountId ?? null;
    },
    close: () => closeServer(server),
  };
}

/** What signs the tokens that say who a user is; another one for each server. */
function signingKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), kid: "of a test", use: "sig", alg: "ES256" };
}

/** Seconds that anything is good for. */
const LIFE = 300;

function providerAt(url: string): Provider {
  const kinds = ["AccessToken", "AuthorizationCode", "IdToken", "Interaction", "Session", "Grant"];
  return new Provider(url, {
    adapter: loginMemory(),
    jwks: { keys: [signingKey()] },
    clients: [
      {
        client_id: clientId,
        application_type: "native",
        token_endpoint_auth_method: "none",
        redirect_uris: ["http://127.0.0.1/callback"],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        id_token_signed_response_alg: "ES256",
      },
    ],
    pkce: { methods: ["S256"], required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/look/${interaction.uid}` },
    ttl: Object.fromEntries(kinds.map((kind) => [kind, LIFE])),
    cookies: { keys: ["of a test"] },
  });
}

interface Looker extends Pick<LoginServer, "lie" | "user"> {
  logins: number;
}

/** The user looks at the login page, and that is all there is to it. */
async function look(
  provider: Provider,
  state: Looker,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params, grantId } = await provider.interactionDetails(request, response);
  const { user } = state;
  if (user === null) {
    await provider.interactionFinished(request, response, { error: "access_denied" });
    return;
  }
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant =
    known ?? new provider.Grant({ accountId: user, clientId: String(params["client_id"]) });
  grant.addOIDCScope("openid");
  state.logins += 1;
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: user }, consent: { grantId: await grant.save() } },
    { mergeWithLastSubmission: false },
  );
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
