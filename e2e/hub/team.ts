/** A login server, a Hub and a vault whose key it keeps: what every journey begins with. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemWorld } from "../../src-main/crypto/system-world.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import { createVault } from "../../src-main/vault/create-vault.ts";
import { openVault, unlockKeys } from "../../src-main/vault/open-vault.ts";
import { writeConfig } from "../integration/support/sign-config.ts";
import { type DoubleUser, type DoubleVault, type HubDouble, startHubDouble } from "./hub-double.ts";
import { startLoginServer } from "./login-server.ts";

export interface Team {
  readonly hub: HubDouble;
  readonly alice: DoubleUser;
  readonly vault: DoubleVault;
  /** The vault folder. */
  readonly folder: string;
  /** Writes the configuration anew, with another `kid` or `hub`, signed with the key of the vault. */
  rewrite(header: { readonly kid?: string; readonly hub?: object }): void;
  close(): Promise<void>;
}

const password = new TextEncoder().encode("only until the Hub has the key");

/** Alice is a member and an owner of the vault, and has logged in nowhere yet. */
export async function startTeam(): Promise<Team> {
  const folder = await mkdtemp(join(tmpdir(), "hub-vault-"));
  const login = await startLoginServer();
  const hub = await startHubDouble(login);
  const alice = hub.addUser("alice");
  login.user = "alice";
  const rawKey = await fillVault(folder);
  const vault = hub.addVault(crypto.randomUUID(), rawKey);
  hub.grant(vault, alice, "OWNER");

  function rewrite(header: { readonly kid?: string; readonly hub?: object }): void {
    const right = { kid: hub.keyId(vault.id), hub: hub.claim(vault.id) };
    const claims = { jti: vault.id };
    const hex = Buffer.from(rawKey).toString("hex");
    writeConfig(folder, { header: { ...right, ...header }, claims, rawKey: hex });
  }
  rewrite({});
  return {
    hub,
    alice,
    vault,
    folder,
    rewrite,
    async close() {
      await hub.close();
      await login.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const content = "the plan of the team\n";

/** A vault as the web pages of a Hub make it, with one file in it: no key file. @returns its key */
async function fillVault(folder: string): Promise<Uint8Array> {
  const storage = nodeStorage(folder);
  const options = { storage, hostPath: folder, password };
  await createVault(systemWorld, { ...options, scryptCost: { n: 2, r: 1 } });
  const { key } = await unlockKeys(options);
  using unlocked = key;
  const rawKey = unlocked.raw.slice();
  const vault = await openVault(systemWorld, options);
  const draft = await vault.draftFile("/plan.txt", {});
  await draft.write(new TextEncoder().encode(content));
  await draft.commit();
  await vault.lock();
  for (const name of ["masterkey.cryptomator", "vault.cryptomator"]) await rm(join(folder, name));
  return rawKey;
}
