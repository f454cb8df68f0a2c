/**
 * A Hub server of our own: state and rules by docs/hub.md, tokens by python3-jwcrypto.
 *
 * It is written by the same people as the client, so it proves less than a real Hub would; but the
 * login before it is a real one, and the tokens are made by others.
 */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Answer, json, nothing, plain, type Question, tell } from "./answers.ts";
import { deviceAnswer } from "./double-devices.ts";
import type { DoubleUser, DoubleVault, HubDouble } from "./double-state.ts";
import { isMember, membersAnswer, trustAnswer, waitingAnswer } from "./double-team.ts";
import { clientId, closeServer, type LoginServer, listen } from "./login-server.ts";
import { tokens } from "./tokens.ts";

export async function startHubDouble(login: LoginServer): Promise<HubDouble> {
  const server = createServer();
  const base = `http://localhost:${await listen(server)}`;
  const asked: string[] = [];
  const hub: HubDouble = {
    login,
    apiBaseUrl: `${base}/api/`,
    users: new Map(),
    devices: new Map(),
    vaults: new Map(),
    signatures: new Map(),
    asked,
    apiLevel: 4,
    hasLicence: true,
    lie: null,
    addUser: (id, options = {}) => addUser(hub, id, options),
    addVault(id, rawKey) {
      const none = { roles: new Map(), groups: new Map(), tokens: new Map() };
      const vault: DoubleVault = { id, rawKey, isArchived: false, ...none };
      hub.vaults.set(id, vault);
      return vault;
    },
    grant(vault, user, role = "MEMBER") {
      vault.roles.set(user.id, role);
      const key = Buffer.from(vault.rawKey).toString("base64");
      vault.tokens.set(user.id, tokens.sealForKey(user.account.ecdh.spki, { key }));
    },
    claim: (vaultId) => ({
      clientId,
      authEndpoint: login.authEndpoint,
      tokenEndpoint: login.tokenEndpoint,
      authSuccessUrl: `${base}/app/unlock-success?vault=${vaultId}`,
      authErrorUrl: `${base}/app/unlock-error?vault=${vaultId}`,
      apiBaseUrl: `${base}/api/`,
      devicesResourceUrl: `${base}/api/devices/`,
    }),
    keyId: (vaultId) => `hub+${base}/api/vaults/${vaultId}`,
    close: () => closeServer(server),
  };
  server.on("request", (request, response) => {
    void serve(hub, asked, request, response);
  });
  return hub;
}

function addUser(
  hub: HubDouble,
  id: string,
  {
    withEcdsa = true,
    isSetUp = true,
  }: { readonly withEcdsa?: boolean; readonly isSetUp?: boolean },
): DoubleUser {
  const accountKey = crypto.randomUUID();
  const account = tokens.makeAccount(accountKey, withEcdsa);
  const { privateKeys, setupCode, ecdh, ecdsa } = account;
  const keys = {
    ecdhPublicKey: ecdh.spki,
    publicKey: ecdh.spki,
    privateKeys,
    privateKey: privateKeys,
    setupCode,
    ...(withEcdsa ? { ecdsaPublicKey: ecdsa.spki } : {}),
  };
  const about = { id, name: `User ${id}`, email: `${id}@example.org`, language: "en" };
  const user = { id, accountKey, account, record: isSetUp ? { ...about, ...keys } : about };
  hub.users.set(id, user);
  return user;
}

async function serve(
  hub: HubDouble,
  asked: string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
  const path = pathname.replace(/^\/api\//, "");
  asked.push(`${request.method} ${path}${search}`);
  const truth = pathname.startsWith("/api/")
    ? await answerOf(hub, { request, path, search, body: await textOf(request) })
    : page(pathname);
  tell(response, hub.lie?.(`${request.method} ${path}`, truth) ?? truth);
}

/** The web pages that a browser is sent to at the end of a login. */
function page(pathname: string): Answer {
  return pathname.startsWith("/app/unlock-")
    ? { status: 200, body: `the Hub's page ${pathname}` }
    : { status: 404, body: "" };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

async function answerOf(hub: HubDouble, question: Question): Promise<Answer> {
  const { request, path } = question;
  if (path === "config") return json(hub.apiLevel === 0 ? {} : { apiLevel: hub.apiLevel });
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const user = hub.users.get((await hub.login.userOf(token)) ?? "");
  if (!user) return nothing(401);
  const [kind, id = "", ...rest] = path.split("/");
  if (kind === "users") return userAnswer(hub, user, [id, ...rest], question);
  if (kind === "devices") return deviceAnswer(hub, user, id, question);
  if (kind !== "vaults") return nothing(404);
  if (id === "accessible") return json(accessible(hub, user, question.search));
  return vaultAnswer(hub, user, hub.vaults.get(id), rest);
}

function userAnswer(
  hub: HubDouble,
  user: DoubleUser,
  [id, about = ""]: readonly string[],
  question: Question,
): Answer {
  if (id === "me") return meAnswer(hub, user, question);
  if (id !== "trusted") return nothing(404);
  return trustAnswer(hub, user, about, { method: question.request.method, body: question.body });
}

function vaultAnswer(
  hub: HubDouble,
  user: DoubleUser,
  vault: DoubleVault | undefined,
  [part, deviceId = ""]: readonly string[],
): Answer {
  switch (part) {
    case "access-token":
      return tokenAnswer(hub, user, vault, vault?.tokens.get(user.id));
    case "members":
      return membersAnswer(hub, user, vault);
    case "users-requiring-access-grant":
      return waitingAnswer(hub, user, vault);
    case "keys":
      return hub.apiLevel === 0 ? legacyTokenAnswer(hub, user, vault, deviceId) : nothing(404);
    default:
      return nothing(404);
  }
}

function accessible(hub: HubDouble, user: DoubleUser, search: string): readonly object[] {
  const role = new URLSearchParams(search).get("role");
  return [...hub.vaults.values()]
    .filter(({ roles }) => (role === null ? roles.has(user.id) : roles.get(user.id) === role))
    .map(({ id }) => ({ id, name: id }));
}

function meAnswer(hub: HubDouble, user: DoubleUser, { request, body, search }: Question): Answer {
  if (request.method === "PUT") {
    const { id, name, email, devices: _, ...keys } = JSON.parse(body) as Record<string, unknown>;
    if (id !== user.id) return nothing(400);
    user.record = { id, name, email, ...keys };
    return nothing(201);
  }
  const devices = [...hub.devices.values()]
    .filter(({ owner }) => owner === user.id)
    .map(({ record }) => ({ ...record, userPrivateKey: undefined }));
  return json(search.includes("withDevices=true") ? { ...user.record, devices } : user.record);
}

function tokenAnswer(
  hub: HubDouble,
  user: DoubleUser,
  vault: DoubleVault | undefined,
  token: string | undefined,
): Answer {
  if (!vault || !isMember(vault, user.id)) return nothing(403);
  if (vault.isArchived) return nothing(410);
  if (!hub.hasLicence) return nothing(402);
  if (user.record["ecdhPublicKey"] === undefined && hub.apiLevel > 0) return nothing(449);
  return token === undefined ? nothing(403) : plain(token);
}

function legacyTokenAnswer(
  hub: HubDouble,
  user: DoubleUser,
  vault: DoubleVault | undefined,
  deviceId: string,
): Answer {
  if (hub.devices.get(deviceId)?.owner !== user.id) return nothing(404);
  return tokenAnswer(hub, user, vault, vault?.tokens.get(deviceId));
}
