/**
 * A Hub server of our own: state and rules by docs/hub.md, tokens by python3-jwcrypto.
 *
 * It is written by the same people as the client, so it proves less than a real Hub would; but the
 * login before it is a real one, and the tokens are made by others.
 */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { clientId, closeServer, type LoginServer, listen } from "./login-server.ts";
import { type Account, tokens } from "./tokens.ts";

export interface DoubleUser {
  readonly id: string;
  readonly accountKey: string;
  readonly account: Account;
  /** What the server has of them; `null` where there is no account key yet. */
  record: Record<string, unknown>;
}

export interface DoubleDevice {
  readonly owner: string;
  readonly record: Readonly<Record<string, unknown>>;
}

export interface DoubleVault {
  readonly id: string;
  readonly rawKey: Uint8Array;
  isArchived: boolean;
  readonly roles: Map<string, "MEMBER" | "OWNER">;
  /** By user; for a legacy server by device. */
  readonly tokens: Map<string, string>;
}

/** Changes one answer on its way out: a server that lies. */
export type Lie = (path: string, answer: Answer) => Answer | "no-answer";

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HubDouble {
  readonly login: LoginServer;
  /** Ends with `/`. */
  readonly apiBaseUrl: string;
  readonly users: Map<string, DoubleUser>;
  readonly devices: Map<string, DoubleDevice>;
  readonly vaults: Map<string, DoubleVault>;
  /** Every request, such as `GET users/me`. */
  readonly asked: readonly string[];
  apiLevel: number;
  hasLicence: boolean;
  lie: Lie | null;
  addUser(
    id: string,
    options?: { readonly withEcdsa?: boolean; readonly isSetUp?: boolean },
  ): DoubleUser;
  addVault(id: string, rawKey: Uint8Array): DoubleVault;
  /** What an owner does in the web pages: member, with a token. */
  grant(vault: DoubleVault, user: DoubleUser, role?: "MEMBER" | "OWNER"): void;
  /** The member `hub` in the header of a configuration. */
  claim(vaultId: string): Record<string, string>;
  keyId(vaultId: string): string;
  close(): Promise<void>;
}

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
    asked,
    apiLevel: 4,
    hasLicence: true,
    lie: null,
    addUser: (id, options = {}) => addUser(hub, id, options),
    addVault(id, rawKey) {
      const vault = { id, rawKey, isArchived: false, roles: new Map(), tokens: new Map() };
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
  const told = hub.lie?.(`${request.method} ${path}`, truth) ?? truth;
  if (told === "no-answer") return;
  response.writeHead(told.status, told.headers);
  response.end(told.body);
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

interface Question {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly search: string;
  readonly body: string;
}

const nothing = (status: number): Answer => ({ status, body: "" });
const json = (value: unknown, status = 200): Answer => ({
  status,
  body: JSON.stringify(value),
  headers: { "Content-Type": "application/json" },
});
const plain = (body: string): Answer => ({
  status: 200,
  body,
  headers: { "Content-Type": "text/plain", "Hub-Subscription-State": "ACTIVE" },
});

async function answerOf(hub: HubDouble, question: Question): Promise<Answer> {
  const { request, path } = question;
  if (path === "config") return json(hub.apiLevel === 0 ? {} : { apiLevel: hub.apiLevel });
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const user = hub.users.get((await hub.login.userOf(token)) ?? "");
  if (!user) return nothing(401);
  const [kind, id = "", part = "", more = ""] = path.split("/");
  if (kind === "users" && id === "me") return meAnswer(hub, user, question);
  if (kind === "devices") return deviceAnswer(hub, user, id, question);
  if (kind !== "vaults") return nothing(404);
  if (id === "accessible") return json(accessible(hub, user, question.search));
  const vault = hub.vaults.get(id);
  if (part === "access-token") return tokenAnswer(hub, user, vault, vault?.tokens.get(user.id));
  if (part === "keys" && hub.apiLevel === 0) return legacyTokenAnswer(hub, user, vault, more);
  return nothing(404);
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

function deviceAnswer(hub: HubDouble, user: DoubleUser, id: string, question: Question): Answer {
  const known = hub.devices.get(id);
  const isOwn = known?.owner === user.id;
  switch (question.request.method) {
    case "GET":
      return known && isOwn ? json(known.record) : nothing(404);
    case "DELETE":
      if (!isOwn) return nothing(404);
      hub.devices.delete(id);
      return nothing(204);
    case "PUT":
      if (known && !isOwn) return nothing(409);
      return putDevice(hub, user, id, JSON.parse(question.body) as Record<string, unknown>);
    default:
      return nothing(405);
  }
}

/** As strict as Hub says that it is. */
function putDevice(
  hub: HubDouble,
  user: DoubleUser,
  id: string,
  record: Readonly<Record<string, unknown>>,
): Answer {
  const { name, publicKey, userPrivateKey, type, creationTime } = record;
  const isLegacy = hub.apiLevel === 0;
  const key = isLegacy ? /^[A-Za-z0-9_-]+$/ : /^[A-Za-z0-9+/]+={0,2}$/;
  const isGood =
    record["id"] === id &&
    /^[-_.a-zA-Z0-9]+$/.test(id) &&
    typeof name === "string" &&
    /^[^*<>"]*[^*<>"\s][^*<>"]*$/.test(name) &&
    typeof publicKey === "string" &&
    key.test(publicKey) &&
    type === "DESKTOP" &&
    (isLegacy || (isCompactJwe(userPrivateKey) && !Number.isNaN(Date.parse(String(creationTime)))));
  if (!isGood) return nothing(400);
  hub.devices.set(id, { owner: user.id, record });
  return nothing(201);
}

function isCompactJwe(token: unknown): boolean {
  return typeof token === "string" && token.split(".").length === 5;
}

function tokenAnswer(
  hub: HubDouble,
  user: DoubleUser,
  vault: DoubleVault | undefined,
  token: string | undefined,
): Answer {
  if (!vault?.roles.has(user.id)) return nothing(403);
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
