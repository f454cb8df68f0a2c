/** What a member can see and change of their account, from a device that is registered. */

import { afterEach, beforeEach, expect, it } from "vitest";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { shippedWords } from "../../src-main/format/shipped-words.ts";
import { readAccountKey, renewAccountKey } from "../../src-main/hub/account-key.ts";
import type { AtHub } from "../../src-main/hub/hub-session.ts";
import {
  type OpenedUserKeys,
  userKeysOfDevice,
} from "../../src-main/hub/keys/user-key-of-device.ts";
import { fingerprintOf, ownFingerprint } from "../../src-main/hub/people/fingerprint.ts";
import { verifyTrustChain } from "../../src-main/hub/people/trust-chain.ts";
import { reasonOf } from "../../src-main/test-support/hub-reason.ts";
import { describeWithHub } from "../hub/describe-with-hub.ts";
import { startTeam, type Team } from "../hub/team.ts";
import { tokens } from "../hub/tokens.ts";
import { type Client, hubClient } from "./support/hub-client.ts";

let team: Team;
let client: Client;

async function asUser<T>(work: (at: AtHub, user: OpenedUserKeys) => Promise<T>): Promise<T> {
  return client.session.run(await client.hub(), new AbortController().signal, async (at) => {
    using user = await userKeysOfDevice(at.server, at.device);
    return await work(at, user);
  });
}

describeWithHub("an account at a Hub", () => {
  beforeEach(async () => {
    team = await startTeam();
    client = hubClient(team);
    await client.register(team.alice.accountKey);
  });
  afterEach(async () => {
    await team.close();
  });

  it("shows its account key on a registered device", async () => {
    const shown = await asUser(({ server }, user) => readAccountKey(server, user));
    expect(shown).toBe(team.alice.accountKey);
  });

  it.each([
    ["that the server has made up", "not this one"],
    ["that is none", ""],
  ])("does not show an account key %s", async (_, setupCode) => {
    const { record, account } = team.alice;
    const sealed = tokens.sealForKey(account.ecdh.spki, { setupCode });
    team.alice.record = { ...record, setupCode: sealed };
    const shown = asUser(({ server }, user) => readAccountKey(server, user));
    expect(await reasonOf(shown)).toBe("forged-answer");
  });

  it("does not show an account key that opens somebody else’s keys", async () => {
    const { privateKeys } = tokens.makeAccount("known to the server");
    const { record, account } = team.alice;
    const sealed = tokens.sealForKey(account.ecdh.spki, { setupCode: "known to the server" });
    team.alice.record = { ...record, setupCode: sealed, privateKeys, privateKey: privateKeys };
    const shown = asUser(({ server }, user) => readAccountKey(server, user));
    expect(await reasonOf(shown)).toBe("forged-answer");
  });

  it("gets another account key; the old one then registers nothing, and nothing else is lost", async () => {
    const before = { ...team.alice.record };
    const fresh = await asUser(({ server }, user) => renewAccountKey(systemWorld, server, user));
    expect(fresh).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

    const { record, account } = team.alice;
    for (const member of ["privateKeys", "privateKey"]) {
      expect(tokens.openWithPassword(fresh, String(record[member]))).toEqual(account.keys);
    }
    expect(tokens.openForKey(account.ecdh.pkcs8, String(record["setupCode"]))).toEqual({
      setupCode: fresh,
    });
    const isNew = ["privateKeys", "privateKey", "setupCode"];
    for (const member of Object.keys(before).filter((name) => !isNew.includes(name))) {
      expect([member, record[member]]).toEqual([member, before[member]]);
    }

    const other = hubClient(team);
    await expect(other.register(team.alice.accountKey)).rejects.toMatchObject({
      failure: { reason: "account-key-wrong" },
    });
    await other.register(fresh);
    expect(await other.read()).toBe(await client.read());
  });

  it("lists its devices, and removes one", async () => {
    const other = hubClient(team);
    await other.register(team.alice.accountKey, "the old one");
    const names = await asUser(async ({ server }) =>
      (await server.me()).devices.map((d) => d.name),
    );
    expect(names.sort()).toEqual(["test", "the old one"]);
    await asUser(async ({ server }) => {
      const { devices } = await server.me();
      const old = devices.find(({ name }) => name === "the old one");
      await server.removeDevice(old?.id ?? "");
    });
    await expect(other.read()).rejects.toMatchObject({ failure: { reason: "device-unknown" } });
    expect(team.hub.devices.size).toBe(1);
  });

  it("knows whether it owns the vault", async () => {
    expect(await asUser(({ server }) => server.ownsVault())).toBe(true);
    team.vault.roles.set("alice", "MEMBER");
    expect(await asUser(({ server }) => server.ownsVault())).toBe(false);
  });

  it("vouches for others by signatures that anybody can make and check", async () => {
    const bob = tokens.makeAccount("bob’s");
    const payload = { ecdhPublicKey: bob.ecdh.spki, ecdsaPublicKey: bob.ecdsa.spki };
    const { account } = team.alice;
    const chain = [tokens.sign(account.ecdsa.pkcs8, { iss: "alice", sub: "bob" }, payload)];
    const keysOf = ({ ecdh, ecdsa }: typeof bob) => ({
      ecdh: Buffer.from(ecdh.spki, "base64"),
      ecdsa: Buffer.from(ecdsa.spki, "base64"),
    });
    const alice = { id: "alice", keys: keysOf(account) };
    expect(await verifyTrustChain(chain, alice, { id: "bob", keys: keysOf(bob) })).toBe(1);
    const renamed = { id: "carol", keys: keysOf(bob) };
    await expect(verifyTrustChain(chain, alice, renamed)).rejects.toThrow();
  });

  it("has the fingerprint that others see of it", async () => {
    const { ecdh, ecdsa } = team.alice.account;
    const own = await asUser((_, user) => ownFingerprint(user));
    const seen = await fingerprintOf(
      Buffer.from(ecdh.spki, "base64"),
      Buffer.from(ecdsa.spki, "base64"),
      shippedWords(),
    );
    expect(own).toEqual(seen);
  });
});
