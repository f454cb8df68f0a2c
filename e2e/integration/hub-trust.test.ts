/**
 * Vault folders that lie about their Hub, before the app that trusts the true one.
 *
 * Each lie is a mutant of the configuration, signed with the true key of the vault, as a member could
 * write it; every one has to be caught before anybody is asked anything.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type AppHubs, appHubs } from "../../src-main/app/hub/app-hubs.ts";
import { loadVaultList } from "../../src-main/app/vault-list.ts";
import { vaultListFile } from "../../src-main/app/vault-list-file.ts";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { registerDevice } from "../../src-main/hub/register-device.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { reasonOf } from "../../src-main/test-support/hub-reason.ts";
import { testDesktop } from "../../src-main/test-support/test-desktop.ts";
import { testKeychain } from "../../src-main/test-support/test-keychain.ts";
import { unlockKeys } from "../../src-main/vault/open-vault.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { browseAlong } from "../hub/browser.ts";
import { describeWithHub } from "../hub/describe-with-hub.ts";
import { startTeam, type Team } from "../hub/team.ts";

let team: Team;
let dataFolder: string;
let hubs: AppHubs;
let id: VaultId;
/** What the browser was to open. */
let opened: string[];

const never = new AbortController().signal;

/** Gets the key from the Hub, and has it verified by the configuration, as unlocking does. */
function key(): Promise<string> {
  return hubs.withKey(id, never, async (rawKey) => {
    const opening = { storage: nodeStorage(team.folder), hostPath: team.folder };
    const { key: unlocked } = await unlockKeys({ ...opening, password: new Uint8Array(), rawKey });
    using verified = unlocked;
    return Buffer.from(verified.raw).toString("hex");
  });
}

async function trust(): Promise<void> {
  const { hub, folder } = await hubs.hubOf(id);
  await hubs.book.trust(hub.tuple, folder);
}

function register(accountKey: string): Promise<void> {
  return hubs.run(id, never, ({ server, device }) =>
    registerDevice(systemWorld, server, { device, name: "test", accountKey }),
  );
}

type Claim = Record<string, string>;

/** The claim with every address at another server, or some of them. */
function moved(claim: Claim, from: string, to: string, only = Object.keys(claim)): Claim {
  const entries = Object.entries(claim).map(([name, value]) => [
    name,
    only.includes(name) ? value.replace(from, to) : value,
  ]);
  return Object.fromEntries(entries) as Claim;
}

describeWithHub("an app that trusts a Hub", () => {
  beforeEach(async () => {
    team = await startTeam();
    dataFolder = await mkdtemp(join(tmpdir(), "hub-trust-"));
    opened = [];
    const list = await loadVaultList(vaultListFile(dataFolder, systemWorld.now));
    ({ id } = await list.add(team.folder, "Plans"));
    const openTrusted = async (url: string) => {
      opened.push(url);
      browseAlong(url);
    };
    const outside = {
      world: systemWorld,
      dataFolder,
      storageAt: nodeStorage,
      keychain: testKeychain(),
      fetch,
      desktop: { ...testDesktop(), openTrusted },
    };
    hubs = appHubs(outside, { list });
  });
  afterEach(async () => {
    await team.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  /** Nobody was asked anything since. */
  function mark(): () => void {
    const before = [team.hub.asked.length, team.hub.login.logins, opened.length];
    return () => {
      expect([team.hub.asked.length, team.hub.login.logins, opened.length]).toEqual(before);
    };
  }

  it("asks nobody before it was told to trust, and nobody after that was taken back", async () => {
    const nobodyWasAsked = mark();
    expect(await reasonOf(key())).toBe("not-trusted");
    nobodyWasAsked();
    await trust();
    await register(team.alice.accountKey);
    expect(await key()).toBe(Buffer.from(team.vault.rawKey).toString("hex"));

    const { hub } = await hubs.hubOf(id);
    await hubs.book.revoke(hub.tuple);
    hubs.forgetLogins(hub.tuple);
    const nobodyWasAskedAgain = mark();
    expect(await reasonOf(key())).toBe("not-trusted");
    nobodyWasAskedAgain();
  });

  const evil = "https://evil.example";
  const api = () => new URL(team.hub.apiBaseUrl).origin;
  const login = () => team.hub.login.url;
  const right = () => team.hub.claim(team.vault.id);
  const kid = () => team.hub.keyId(team.vault.id);
  const logins = ["authEndpoint", "tokenEndpoint"];

  it.each<[string, string, () => { readonly kid?: string; readonly hub?: Claim }]>([
    // Another tuple: the user has to be asked.
    [
      "every address at another server",
      "not-trusted",
      () => ({ kid: kid().replace(api(), evil), hub: moved(right(), api(), evil) }),
    ],
    ["another login server", "not-trusted", () => ({ hub: moved(right(), login(), evil) })],
    [
      "another name of the program",
      "not-trusted",
      () => ({ hub: { ...right(), clientId: "evil" } }),
    ],
    [
      "the login server as that of the keys",
      "not-trusted",
      () => ({ kid: kid().replace(api(), login()), hub: moved(right(), api(), login()) }),
    ],
    // Addresses that disagree.
    [
      "keys from elsewhere",
      "address-mixed",
      () => ({ hub: moved(right(), api(), evil, ["apiBaseUrl"]) }),
    ],
    [
      "devices elsewhere",
      "address-mixed",
      () => ({ hub: moved(right(), api(), evil, ["devicesResourceUrl"]) }),
    ],
    [
      "a page elsewhere to end at",
      "address-mixed",
      () => ({ hub: moved(right(), api(), evil, ["authSuccessUrl"]) }),
    ],
    [
      "the code exchanged elsewhere",
      "address-mixed",
      () => ({ hub: moved(right(), login(), evil, ["tokenEndpoint"]) }),
    ],
    [
      "another port",
      "address-mixed",
      () => ({ hub: moved(right(), api(), "http://localhost:1", ["apiBaseUrl"]) }),
    ],
    ["a key of elsewhere", "address-of-another-vault", () => ({ kid: kid().replace(api(), evil) })],
    [
      "a key at another path",
      "address-of-another-vault",
      () => ({ kid: kid().replace("/api/", "/other/") }),
    ],
    [
      "a path in the name of the vault",
      "address-of-another-vault",
      () => ({ kid: `${kid()}/../../users/me` }),
    ],
    // Addresses that are not what they seem.
    [
      "no encryption",
      "address-unsafe",
      () => ({
        kid: kid().replace(api(), "http://hub.example"),
        hub: moved(right(), api(), "http://hub.example"),
      }),
    ],
    [
      "no encryption to a number",
      "address-unsafe",
      () => ({ hub: moved(right(), "localhost", "127.0.0.1", ["apiBaseUrl"]) }),
    ],
    [
      "a login without encryption",
      "address-unsafe",
      () => ({ hub: moved(right(), login(), "http://login.example", logins) }),
    ],
    [
      "a user name like a host",
      "address-unsafe",
      () => ({ hub: moved(right(), login(), `${login()}@evil.example`, logins) }),
    ],
    [
      "a way out of the path",
      "address-unsafe",
      () => ({ hub: moved(right(), "/api/", "/api/../admin/", ["apiBaseUrl"]) }),
    ],
    [
      "a hidden way out of the path",
      "address-unsafe",
      () => ({ hub: moved(right(), "/api/", "/api/%2e%2e/admin/", ["apiBaseUrl"]) }),
    ],
    [
      "a backslash",
      "address-unsafe",
      () => ({ hub: moved(right(), "/api/", "\\evil.example/api/", ["apiBaseUrl"]) }),
    ],
    [
      "a script for a login",
      "address-unsafe",
      () => ({ hub: { ...right(), authEndpoint: "javascript:alert(1)" } }),
    ],
    [
      "a file for a login",
      "address-unsafe",
      () => ({ hub: { ...right(), authEndpoint: "file:///etc/passwd" } }),
    ],
    [
      "no login",
      "address-incomplete",
      () => ({ hub: { ...right(), authEndpoint: null } as unknown as Claim }),
    ],
  ])("is not misled by %s (%s)", async (_, reason, lie) => {
    await trust();
    await register(team.alice.accountKey);
    team.rewrite(lie());
    const nobodyWasAsked = mark();
    expect(await reasonOf(key())).toBe(reason);
    nobodyWasAsked();
    team.rewrite({});
    expect(await key()).toBe(Buffer.from(team.vault.rawKey).toString("hex"));
  });

  it("is not misled by the name of another vault of the same member at the same Hub", async () => {
    await trust();
    await register(team.alice.accountKey);
    const other = team.hub.addVault(crypto.randomUUID(), new Uint8Array(64).fill(7));
    team.hub.grant(other, team.alice);
    team.rewrite({ kid: team.hub.keyId(other.id), hub: team.hub.claim(other.id) });
    expect(await reasonOf(key())).toBe("foreign-key");
  });
});
