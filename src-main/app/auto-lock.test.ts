import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { newTestVault, writeFile } from "../test-support/open-test-vault.ts";
import { startShare } from "../webdav/server.ts";
import { type AutoLock, autoLock } from "./auto-lock.ts";
import { FileSession } from "./files/file-session.ts";
import { OpenVaults } from "./open-vaults.ts";
import { loadVaultList, type VaultListBook } from "./vault-list.ts";
import { vaultListFile } from "./vault-list-file.ts";

const MINUTE = 60_000;

let clock: number;
let open: OpenVaults;
let list: VaultListBook;
let locked: VaultId[];
let auto: AutoLock;
let id: VaultId;

beforeEach(async () => {
  clock = 1_000_000;
  locked = [];
  open = new OpenVaults(
    () => clock,
    () => undefined,
  );
  const folder = await mkdtemp(join(tmpdir(), "auto-lock-"));
  list = await loadVaultList(vaultListFile(folder, () => clock));
  ({ id } = await list.add("/vault", "Taxes"));
  const lock = async (locking: VaultId): Promise<void> => {
    locked.push(locking);
    await open.lock(locking);
  };
  auto = autoLock({ open, list }, () => clock, lock);
  await open.unlock(id, async () => {
    const vault = await (await newTestVault()).open();
    await writeFile(vault, "/a.txt", "alpha");
    const share = await startShare(vault, { name: "T", random: systemWorld.random });
    return { vault, share, files: new FileSession(vault, systemWorld) };
  });
});

afterEach(() => open.close());

async function request(method: string): Promise<Response> {
  const { url, username, password } = open.shareOf(id);
  const Authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const body = method === "GET" ? undefined : "";
  const target = method === "PROPFIND" ? url : `${url}a.txt`;
  const reply = await fetch(target, {
    method,
    headers: { Authorization, Depth: "1" },
    ...(body === undefined ? {} : { body }),
  });
  await reply.text();
  return reply;
}

/** Lets time go by, with a look at its end. */
async function after(minutes: number): Promise<void> {
  clock += minutes * MINUTE;
  await auto.look();
}

it("locks a vault that was not used for as long as its owner has said", async () => {
  await list.setOptions(id, { autoLockMinutes: 5 });
  await after(0);
  await after(4.9);
  expect(locked).toEqual([]);
  await after(0.1);
  expect(locked).toEqual([id]);
});

it("never locks a vault whose owner has not asked for it", async () => {
  await after(0);
  await after(10_000);
  expect(locked).toEqual([]);
});

it("begins anew whenever something was read", async () => {
  await list.setOptions(id, { autoLockMinutes: 5 });
  await after(0);
  await after(4);
  expect((await request("GET")).status).toBe(200);
  await after(4);
  await after(4);
  expect(locked).toEqual([]);
  await after(1);
  expect(locked).toEqual([id]);
});

it("begins anew when the clock is set back, and not a day later", async () => {
  await list.setOptions(id, { autoLockMinutes: 5 });
  await after(0);
  await after(-24 * 60);
  await after(4.9);
  expect(locked).toEqual([]);
  await after(0.1);
  expect(locked).toEqual([id]);
});

it("takes no notice of programs that only look at folders", async () => {
  await list.setOptions(id, { autoLockMinutes: 5 });
  await after(0);
  await after(4);
  expect((await request("PROPFIND")).status).toBe(207);
  await after(1);
  expect(locked).toEqual([id]);
});

it("takes the user's work in the window for use, but not that a folder shown is listed anew", async () => {
  await list.setOptions(id, { autoLockMinutes: 5 });
  await after(0);
  await after(4);
  open.filesOf(id).noteUse();
  await after(4);
  expect(locked).toEqual([]);
  await open.filesOf(id).listings.begin("/");
  await after(4);
  expect(locked).toEqual([]);
  await after(1);
  expect(locked).toEqual([id]);
});

it("does not lock while a program keeps a file open", async () => {
  await list.setOptions(id, { autoLockMinutes: 5 });
  await after(0);
  const { url, username, password } = open.shareOf(id);
  const Authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const body =
    '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
  const reply = await fetch(`${url}a.txt`, { method: "LOCK", headers: { Authorization }, body });
  expect(reply.status).toBe(200);
  expect(open.shareOf(id).filesInUse()).toEqual([{ path: "/a.txt", use: "locked" }]);
  await after(10);
  expect(locked).toEqual([]);
});
