/** Whom a vault is shared with, and whether the keys that a Hub shows for them are theirs. */

import { afterEach, beforeEach, expect, it } from "vitest";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import type { AtHub } from "../../src-main/hub/hub-session.ts";
import {
  type OpenedUserKeys,
  userKeysOfDevice,
} from "../../src-main/hub/keys/user-key-of-device.ts";
import { teamOf } from "../../src-main/hub/people/team.ts";
import { vouchFor } from "../../src-main/hub/people/vouch.ts";
import { reasonOf } from "../../src-main/test-support/hub-reason.ts";
import type { HubMate, HubTeam } from "../../src-shared/model/hub-team.ts";
import { describeWithHub } from "../hub/describe-with-hub.ts";
import type { DoubleUser } from "../hub/double-state.ts";
import { startTeam, type Team } from "../hub/team.ts";
import { tokens } from "../hub/tokens.ts";
import { type Client, hubClient } from "./support/hub-client.ts";

let team: Team;
let client: Client;
let bob: DoubleUser;
let carol: DoubleUser;

const publicKeys = ({ account: { ecdh, ecdsa } }: DoubleUser) => ({
  ecdhPublicKey: ecdh.spki,
  ecdsaPublicKey: ecdsa.spki,
});

async function asAlice<T>(work: (at: AtHub, user: OpenedUserKeys) => Promise<T>): Promise<T> {
  return client.session.run(await client.hub(), new AbortController().signal, async (at) => {
    using user = await userKeysOfDevice(at.server, at.device);
    return await work(at, user);
  });
}

const look = (): Promise<HubTeam> => asAlice(({ server }, user) => teamOf(server, user));

async function see(id: string): Promise<HubMate | undefined> {
  return (await look()).find((mate) => mate.id === id);
}

async function vouch(userId: string): Promise<void> {
  const fingerprint = (await see(userId))?.fingerprint?.hex ?? "";
  await asAlice(({ server }, user) => vouchFor(systemWorld, server, user, { userId, fingerprint }));
}

/** Somebody signs for somebody, by python3-jwcrypto. */
function signs(by: DoubleUser, about: DoubleUser, claims: object = {}, payload: object = {}): void {
  const header = { iss: by.id, sub: about.id, ...claims };
  const token = tokens.sign(by.account.ecdsa.pkcs8, header, { ...publicKeys(about), ...payload });
  team.hub.signatures.set(by.id, new Map(team.hub.signatures.get(by.id)).set(about.id, token));
}

describeWithHub("the team of a vault", () => {
  beforeEach(async () => {
    team = await startTeam();
    client = hubClient(team);
    await client.register(team.alice.accountKey);
    bob = team.hub.addUser("bob");
    carol = team.hub.addUser("carol");
    team.hub.grant(team.vault, bob);
  });
  afterEach(async () => {
    await team.close();
  });

  it("says who owns it, who has the key and who waits for it, members of groups among them", async () => {
    team.vault.groups.set("staff", ["bob", "carol"]);
    const dave = team.hub.addUser("dave", { isSetUp: false });
    team.vault.roles.set(dave.id, "MEMBER");
    const seen = (await look()).map(({ id, isGroup, isOwner, isWaiting, fingerprint }) => [
      id,
      { isGroup, isOwner, isWaiting, hasKeys: fingerprint !== null },
    ]);
    const plain = { isGroup: false, isOwner: false, isWaiting: false, hasKeys: true };
    expect(Object.fromEntries(seen)).toEqual({
      alice: { ...plain, isOwner: true },
      bob: plain,
      dave: { ...plain, hasKeys: false },
      staff: { ...plain, isGroup: true, hasKeys: false },
      carol: { ...plain, isWaiting: true },
    });
  });

  it("is for owners only", async () => {
    team.vault.roles.set("alice", "MEMBER");
    expect(await reasonOf(look())).toBe("not-owner");
  });

  it("knows the user by the keys of this computer, and nobody else before words were compared", async () => {
    expect((await see("alice"))?.trust).toEqual({ kind: "self" });
    expect((await see("bob"))?.trust).toEqual({ kind: "unknown" });
  });

  it("knows whom the user has signed for, by a signature that others can check", async () => {
    await vouch("bob");
    expect((await see("bob"))?.trust).toEqual({ kind: "verified" });
    const token = team.hub.signatures.get("alice")?.get("bob") ?? "";
    const { header, payload } = tokens.openSigned(team.alice.account.ecdsa.spki, token);
    const [alg, typ] = ["ES384", "JWT"];
    expect(header).toMatchObject({ alg, typ, b64: true, iss: "alice", sub: "bob" });
    expect(payload).toEqual(publicKeys(bob));
  });

  it("knows whom those vouch for whom the user has signed for", async () => {
    team.hub.grant(team.vault, carol);
    signs(bob, carol);
    expect((await see("carol"))?.trust).toEqual({ kind: "unknown" });
    await vouch("bob");
    expect((await see("carol"))?.trust).toEqual({ kind: "vouched", links: 2 });
  });

  it("signs only for the keys whose words were compared", async () => {
    const fingerprint = (await see("bob"))?.fingerprint?.hex ?? "";
    bob.record = { ...bob.record, ...publicKeys(carol) };
    const vouching = asAlice(({ server }, user) =>
      vouchFor(systemWorld, server, user, { userId: "bob", fingerprint }),
    );
    expect(await reasonOf(vouching)).toBe("keys-changed");
    expect(team.hub.signatures.size).toBe(0);
  });

  it.each([
    [
      "shows other keys for somebody whom the user has signed for",
      () => (bob.record = { ...bob.record, ...publicKeys(carol) }),
    ],
    [
      "shows the keys of somebody who was signed for under another name",
      () => {
        signs(team.alice, carol, { sub: "carol" });
        const stolen = team.hub.signatures.get("alice")?.get("carol") ?? "";
        team.hub.signatures.set("alice", new Map([["bob", stolen]]));
        bob.record = { ...bob.record, ...publicKeys(carol) };
      },
    ],
    [
      "shows a signature that names another signer",
      () => {
        signs(team.alice, bob, { iss: "carol" });
      },
    ],
    [
      "shows a signature for other keys",
      () => {
        signs(team.alice, bob, {}, { ecdhPublicKey: tokens.makePair().spki });
      },
    ],
    [
      "signs itself, with a key of its own",
      () => {
        const forger = { ...team.alice, account: carol.account };
        signs(forger, bob);
      },
    ],
    [
      "shows a chain without end",
      () => {
        const link = team.hub.signatures.get("alice")?.get("bob") ?? "";
        const chain = { trustedUserId: "bob", signatureChain: Array(10).fill(link) };
        team.hub.lie = (path, answer) =>
          path === "GET users/trusted" ? { ...answer, body: JSON.stringify([chain]) } : answer;
      },
    ],
  ])("catches a Hub that %s", async (_, lie) => {
    await vouch("bob");
    lie();
    expect((await see("bob"))?.trust).toEqual({ kind: "contradicted" });
  });

  it("catches a Hub that shows others a key as the user's that is not", async () => {
    const { record } = team.alice;
    team.alice.record = { ...record, ecdhPublicKey: tokens.makePair().spki };
    expect((await see("alice"))?.trust).toEqual({ kind: "not-mine" });
  });

  it.each([
    ["no keys", { ecdhPublicKey: "§" }],
    ["a key on another curve", { ecdsaPublicKey: tokens.makePair("P-256").spki }],
  ])("catches a Hub that shows %s for somebody", async (_, keys) => {
    bob.record = { ...bob.record, ...keys };
    expect(await reasonOf(look())).toBe("forged-answer");
  });
});
