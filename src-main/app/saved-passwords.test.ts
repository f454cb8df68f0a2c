import { mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { testKeychain } from "../test-support/test-keychain.ts";
import { type SavedPasswords, savedPasswords } from "./saved-passwords.ts";

const taxes = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
const letters = VaultId.parse("0b1de1a6-2f55-4a58-8b5c-52a1d5a3b111");

let folder: string;
let passwords: SavedPasswords;

const open = () => savedPasswords(folder, testKeychain());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "passwords-"));
  passwords = await open();
});

describe("a saved password", () => {
  it("is there again after a restart, and is no other vault's", async () => {
    await passwords.keep(taxes, "pässwörd");
    passwords = await open();
    expect([passwords.has(taxes), passwords.has(letters)]).toEqual([true, false]);
    expect(await passwords.read(taxes)).toBe("pässwörd");
  });

  it("is on the disk only as the keychain has sealed it, for this user alone", async () => {
    await passwords.keep(taxes, "pässwörd");
    const path = join(folder, "passwords.json");
    const text = await readFile(path, "utf8");
    expect(text).not.toContain("pässwörd");
    expect(text).not.toContain(Buffer.from("pässwörd").toString("base64"));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("is replaced by the next one", async () => {
    await passwords.keep(taxes, "old");
    await passwords.keep(taxes, "new");
    expect(await (await open()).read(taxes)).toBe("new");
  });

  it("leaves nothing behind when it is forgotten", async () => {
    await passwords.keep(taxes, "one");
    await passwords.keep(letters, "two");
    await passwords.forget(taxes);
    passwords = await open();
    expect([passwords.has(taxes), passwords.has(letters)]).toEqual([false, true]);
    await passwords.forget(letters);
    expect(await readdir(folder)).toEqual([]);
  });

  it("that the keychain no longer unseals is lost, and is said to be", async () => {
    await passwords.keep(taxes, "pässwörd");
    const other = await savedPasswords(folder, testKeychain("another user"));
    await expect(other.read(taxes)).rejects.toMatchObject({
      failure: { kind: "saved-password-lost" },
    });
  });

  it("is not there in a damaged file, which does no harm", async () => {
    await writeFile(join(folder, "passwords.json"), '{"version": 1, "sea');
    passwords = await open();
    expect(passwords.has(taxes)).toBe(false);
    await passwords.keep(taxes, "new");
    expect(await (await open()).read(taxes)).toBe("new");
  });
});
