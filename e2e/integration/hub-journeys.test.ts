/** A member of a team and their vault: against a real login server, and a Hub whose tokens others have made. */

import { afterEach, beforeEach, expect, it } from "vitest";
import { reasonOf } from "../../src-main/test-support/hub-reason.ts";
import { describeWithHub } from "../hub/describe-with-hub.ts";
import { content, startTeam, type Team } from "../hub/team.ts";
import { tokens } from "../hub/tokens.ts";
import { type Client, hubClient } from "./support/hub-client.ts";

let team: Team;
let client: Client;

describeWithHub("a vault whose key a Hub keeps", () => {
  beforeEach(async () => {
    team = await startTeam();
    client = hubClient(team);
  });
  afterEach(async () => {
    await team.close();
  });

  it("opens after the first login and registration, and again without another login", async () => {
    expect(await reasonOf(client.read())).toBe("device-unknown");
    await client.register(` ${team.alice.accountKey}\n`, "Alice’s laptop");
    expect(await client.read()).toBe(content);
    expect(await client.read()).toBe(content);
    expect(team.hub.login.logins).toBe(1);
    const [device] = [...team.hub.devices.values()];
    expect(device?.record).toMatchObject({ name: "Alice’s laptop", type: "DESKTOP" });
  });

  it("ends the login on the page of the Hub, with the name of this device", async () => {
    await expect(client.read()).rejects.toThrow();
    await expect.poll(() => client.pages.length).toBe(1);
    const [page] = client.pages;
    expect(page?.text).toContain("/app/unlock-success");
    const url = new URL(page?.url ?? "");
    expect(url.searchParams.get("vault")).toBe(team.vault.id);
    expect(url.searchParams.get("device")).toMatch(/^[0-9A-F]{64}$/);
  });

  it("hands all keys of the user on to the new device, not only the one that opens vaults", async () => {
    await client.register(team.alice.accountKey);
    const [registered] = [...team.hub.devices.values()];
    // The device key is in the client; what it opens is what others sealed, to the byte.
    const at = await client.hub();
    const seen = await client.session.run(
      at,
      new AbortController().signal,
      ({ device: { pkcs8 } }) =>
        Promise.resolve(
          tokens.openForKey(
            Buffer.from(pkcs8).toString("base64"),
            String(registered?.record["userPrivateKey"]),
          ),
        ),
    );
    expect(seen).toEqual(team.alice.account.keys);
  });

  it("tells a wrong account key, and registers nothing by it", async () => {
    expect(await reasonOf(client.register(crypto.randomUUID()))).toBe("account-key-wrong");
    expect(team.hub.devices.size).toBe(0);
  });

  it("is shut to a device that was removed", async () => {
    await client.register(team.alice.accountKey);
    team.hub.devices.clear();
    expect(await reasonOf(client.read())).toBe("device-unknown");
  });

  it("is shut to a device that another user has registered", async () => {
    await client.register(team.alice.accountKey);
    const mallory = team.hub.addUser("mallory");
    team.hub.login.user = "mallory";
    const [id = "", device] = [...team.hub.devices][0] ?? [];
    if (device) team.hub.devices.set(id, { ...device, owner: "mallory" });
    expect(await reasonOf(client.read())).toBe("device-unknown");
    expect(await reasonOf(client.register(mallory.accountKey))).toBe("account-key-wrong");
    expect(await reasonOf(client.register(team.alice.accountKey))).toBe("device-taken");
  });

  it.each([
    ["archived", () => (team.vault.isArchived = true)],
    ["no-access", () => team.vault.roles.delete("alice")],
    ["no-access", () => team.vault.tokens.delete("alice")],
    ["licence", () => (team.hub.hasLicence = false)],
  ])("says why the Hub gives no key: %s", async (reason, change) => {
    await client.register(team.alice.accountKey);
    change();
    expect(await reasonOf(client.read())).toBe(reason);
  });

  it("says that an account without an account key is to be set up first", async () => {
    const { record } = team.alice;
    await client.register(team.alice.accountKey);
    for (const key of ["ecdhPublicKey", "privateKeys", "privateKey"]) delete record[key];
    expect(await reasonOf(client.read())).toBe("no-account-key");
    expect(await reasonOf(client.register(team.alice.accountKey))).toBe("no-account-key");
  });

  it("says that the server is not there", async () => {
    await client.register(team.alice.accountKey);
    await team.hub.close();
    await expect(client.read()).rejects.toMatchObject({ failure: { kind: "hub-unreachable" } });
  });

  it("says that the login was given up", async () => {
    team.hub.login.user = null;
    expect(await reasonOf(client.read())).toBe("login-denied");
    await expect.poll(() => client.pages[0]?.text).toContain("/app/unlock-error");
  });

  it("opens from a Hub of the time before users had keys", async () => {
    team.hub.apiLevel = 0;
    expect(await reasonOf(client.read())).toBe("device-unknown");
    await client.register("");
    expect(await reasonOf(client.read())).toBe("no-access");
    const [id = "", device] = [...team.hub.devices][0] ?? [];
    const spki = Buffer.from(String(device?.record["publicKey"]), "base64url").toString("base64");
    const key = Buffer.from(team.vault.rawKey).toString("base64");
    team.vault.tokens.set(id, tokens.sealForKey(spki, { key }));
    expect(await client.read()).toBe(content);
  });

  it("opens for an account of Hub 1.3, which has one key", async () => {
    const bob = team.hub.addUser("bob", { withEcdsa: false });
    team.hub.grant(team.vault, bob);
    team.hub.login.user = "bob";
    await client.register(bob.accountKey);
    expect(await client.read()).toBe(content);
  });
});
