/** A login server, a Hub and a vault whose key it keeps: what every journey begins with. */

import { readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeConfig } from "../integration/support/sign-config.ts";
import { ownFixtures, unpack } from "../integration/support/unpack.ts";
import type { DoubleUser, DoubleVault, HubDouble } from "./double-state.ts";
import { startHubDouble } from "./hub-double.ts";
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

/** Alice is a member and an owner of the vault, and has logged in nowhere yet. */
export async function startTeam(): Promise<Team> {
  const scratch = await mkdtemp(join(tmpdir(), "hub-vault-"));
  const folder = unpackVault(scratch);
  const login = await startLoginServer();
  const hub = await startHubDouble(login);
  const alice = hub.addUser("alice");
  login.user = "alice";
  const rawKey = keyOfVault();
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
      await rm(scratch, { recursive: true, force: true });
    },
  };
}

/** What is in `/hello.txt`. */
export const content = "hello world\n";

/** The vault of the official software, as if the web pages of a Hub had made it: without a key file. */
function unpackVault(scratch: string): string {
  const folder = unpack(join(ownFixtures, "official"), "v8-siv-gcm", scratch);
  for (const name of readdirSync(folder)) if (name !== "d") rmSync(join(folder, name));
  return folder;
}

function keyOfVault(): Uint8Array {
  const hex = readFileSync(join(ownFixtures, "official/v8-siv-gcm.rawkey.txt"), "utf8").trim();
  return Uint8Array.from(Buffer.from(hex, "hex"));
}
