/**
 * Servers that lie, and what comes back to the loopback from others than the login server.
 *
 * Each lie is a mutant of the Hub double; every one has to be caught, and opens nothing.
 */

import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listenForCallback } from "../../src-main/hub/login/callback-listener.ts";
import { reasonOf } from "../../src-main/test-support/hub-reason.ts";
import type { Answer, Told } from "../hub/answers.ts";
import { describeWithHub } from "../hub/describe-with-hub.ts";
import type { Lie } from "../hub/double-state.ts";
import { content, startTeam, type Team } from "../hub/team.ts";
import { tokens } from "../hub/tokens.ts";
import { type Client, hubClient } from "./support/hub-client.ts";

describeWithHub("a Hub that lies", () => {
  let team: Team;
  let client: Client;

  beforeAll(async () => {
    team = await startTeam();
    client = hubClient(team);
    await client.register(team.alice.accountKey);
  });
  afterAll(async () => {
    await team.close();
  });
  beforeEach(() => {
    team.hub.lie = null;
  });

  /** Lies about what is asked by requests that begin so. */
  const about =
    (start: string, lie: (answer: Answer) => Told): Lie =>
    (path, answer) =>
      path.startsWith(start) ? lie(answer) : answer;
  const vaultToken = () => `GET vaults/${team.vault.id}/access-token`;
  const withBody = (body: string) => (answer: Answer) => ({ ...answer, body });
  const forUser = (payload: object) => tokens.sealForKey(team.alice.account.ecdh.spki, payload);
  const key = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

  it("opens the vault as long as it does not lie", async () => {
    expect(await client.read()).toBe(content);
  });

  it("by the key of another vault is caught by the signature of the configuration", async () => {
    const foreign = forUser({ key: key(new Uint8Array(64).fill(7)) });
    team.hub.lie = about(vaultToken(), withBody(foreign));
    await expect(client.read()).rejects.toMatchObject({
      failure: { kind: "key-of-another-vault" },
    });
  });

  it.each([
    ["a key that is too short", () => forUser({ key: key(new Uint8Array(32)) })],
    ["a key that is no Base64", () => forUser({ key: "§§§" })],
    ["no key", () => forUser({ word: "none" })],
    ["a token for somebody else", () => tokens.sealForKey(tokens.makePair().spki, { key: "" })],
    ["a token on another curve", () => tokens.sealForKey(tokens.makePair("P-256").spki, {})],
    ["a token for a password", () => tokens.sealWithPassword("guess", {})],
    ["no token", () => "<html>welcome</html>"],
    ["nothing", () => ""],
    ["a token of three parts", () => "a.b.c"],
  ])("is caught when it sends %s in place of the key of the vault", async (_, token) => {
    team.hub.lie = about(vaultToken(), withBody(token()));
    expect(await reasonOf(client.read())).toBe("forged-answer");
  });

  it.each([
    ["the keys of the user for somebody else", () => tokens.sealForKey(tokens.makePair().spki, {})],
    ["keys that contradict each other", null],
    ["no keys", null],
  ])("is caught when it sends %s", async (what, token) => {
    const [device] = [...team.hub.devices.values()];
    const spki = String(device?.record["publicKey"]);
    const { pkcs8 } = tokens.makePair();
    const other = tokens.makePair().pkcs8;
    const sealed =
      token?.() ??
      tokens.sealForKey(spki, what === "no keys" ? {} : { key: pkcs8, ecdhPrivateKey: other });
    team.hub.lie = about("GET devices/", (answer) => ({
      ...answer,
      body: JSON.stringify({ ...device?.record, userPrivateKey: sealed }),
    }));
    expect(await reasonOf(client.read())).toBe("forged-answer");
  });

  it.each([
    ["without end", (answer: Answer) => ({ ...answer, body: " ".repeat(2 ** 21) })],
    ["in no JSON", withBody("<html>")],
    ["of another shape", withBody("[]")],
    [
      "that sends elsewhere",
      () => ({ status: 307, body: "", headers: { Location: "http://localhost:1/api/" } }),
    ],
  ])("is caught when it sends an answer %s", async (_, lie) => {
    team.hub.lie = about("GET config", lie);
    expect(await reasonOf(client.read())).toBe("forged-answer");
  });

  it("is caught when it packs an endless answer into a small one", async () => {
    const packed = gzipSync(Buffer.alloc(64 * 1024 * 1024, " "));
    expect(packed.length).toBeLessThan(100_000);
    const headers = { "Content-Encoding": "gzip" };
    team.hub.lie = about("GET config", () => ({ status: 200, body: packed, headers }));
    expect(await reasonOf(client.read())).toBe("forged-answer");
  });

  it.each(["no-answer", "no-end"] as const)("is not waited for without end: %s", async (told) => {
    await client.read();
    team.hub.lie = about("GET config", () => told);
    const { patienceMs } = client;
    client.patienceMs = 500;
    await expect(client.read()).rejects.toMatchObject({ failure: { kind: "hub-unreachable" } });
    client.patienceMs = patienceMs;
  });

  it("is told apart from one that is in trouble", async () => {
    team.hub.lie = about("GET config", () => ({ status: 500, body: "" }));
    expect(await reasonOf(client.read())).toBe("other-answer");
  });

  it("gets no device key by calling itself older than it is", async () => {
    const before = team.hub.asked.length;
    team.hub.lie = about("GET config", withBody("{}"));
    expect(await reasonOf(client.read())).toBe("device-unknown");
    expect(team.hub.asked.slice(before).some((asked) => asked.startsWith("PUT"))).toBe(false);
  });

  it("cannot make this computer work for minutes on the account key", async () => {
    const [header = "", ...rest] = team.alice.account.privateKeys.split(".");
    const claims = JSON.parse(Buffer.from(header, "base64url").toString()) as object;
    const dear = Buffer.from(JSON.stringify({ ...claims, p2c: 2 ** 31 })).toString("base64url");
    team.hub.lie = about("GET users/me", (answer) => {
      const privateKeys = [dear, ...rest].join(".");
      return { ...answer, body: JSON.stringify({ ...team.alice.record, privateKeys }) };
    });
    expect(await reasonOf(client.register(team.alice.accountKey))).toBe("forged-answer");
  });
});

describe("what comes back from a login", () => {
  const pages = { success: null, error: null };
  let listener: Awaited<ReturnType<typeof listenForCallback>>;

  beforeEach(async () => {
    listener = await listenForCallback("the state", pages);
  });
  afterEach(async () => {
    await listener[Symbol.asyncDispose]();
  });

  const get = async (query: string, init: RequestInit = {}, path = "/callback") =>
    (await fetch(`${new URL(listener.redirectUri).origin}${path}${query}`, init)).status;

  it("is taken once, and only with our state, on our path, by GET", async () => {
    expect(await get("?code=evil&state=guess")).toBe(404);
    expect(await get("?code=evil")).toBe(404);
    expect(await get("?error=access_denied&state=guess")).toBe(404);
    expect(await get("?code=evil&state=the+state", {}, "/")).toBe(404);
    expect(await get("?code=evil&state=the+state", {}, "/callback/")).toBe(404);
    expect(await get("?code=evil&state=the+state", { method: "POST" })).toBe(404);
    expect(await get("?code=evil&code=other&state=the+state")).toBe(404);
    expect(await get("", {}, "/favicon.ico")).toBe(404);
    expect(await get("?code=good&state=the+state")).toBe(200);
    expect(await get("?code=late&state=the+state")).toBe(404);
    expect(await listener.answer).toEqual({ kind: "code", code: "good" });
  });

  it("is on the loopback, at a fixed path and any port", () => {
    expect(listener.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
  });
});
