/** The whole app without a window: its list of vaults. */

import { mkdir, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { defaultVaultOptions } from "../../src-shared/model/vault-options.ts";
import { nothingKnown } from "../../src-shared/model/vault-safety.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import { appOnComputer, password } from "../test-support/app-on-computer.ts";
import { patient } from "../test-support/patient.ts";
import { createVault } from "../vault/create-vault.ts";

const { computer, ask, newVault, add, stateOf, restart } = appOnComputer();

describe("adding", () => {
  it("puts the picked vault on the list, named after its folder, in short for the home", async () => {
    const id = await add(await newVault("Taxes"));
    expect(computer.announced.at(-1)).toEqual({
      notice: null,
      vaults: [
        {
          id,
          name: "Taxes",
          place: "~/Taxes",
          options: defaultVaultOptions,
          isPasswordSaved: false,
          safety: { ...nothingKnown, key: { kind: "inside" } },
          state: { kind: "locked", cipher: "SIV_GCM" },
        },
      ],
    });
  });

  it("does nothing when the picker is closed", async () => {
    expect(await ask("vault.add-existing", { by: "folder" })).toEqual({
      ok: true,
      value: { kind: "cancelled" },
    });
    expect(computer.announced).toEqual([]);
  });

  it("refuses a folder that is no vault, and lists nothing", async () => {
    computer.picked = join(computer.home, "Pictures");
    await mkdir(computer.picked);
    expect(await ask("vault.add-existing", { by: "folder" })).toEqual({
      ok: false,
      failure: { kind: "not-a-vault", path: computer.picked },
    });
    expect(computer.announced).toEqual([]);
  });

  it("refuses a folder that is not there", async () => {
    computer.picked = join(computer.home, "gone");
    expect(await ask("vault.add-existing", { by: "folder" })).toEqual({
      ok: false,
      failure: { kind: "not-reachable", path: computer.picked },
    });
  });

  it("knows a vault again by whatever way it was reached", async () => {
    const path = await newVault("Taxes");
    const id = await add(path);
    computer.picked = join(computer.home, "link");
    await symlink(path, computer.picked);
    expect(await ask("vault.add-existing", { by: "folder" })).toEqual({
      ok: true,
      value: { kind: "already-listed", id },
    });
  });
});

it("removing an open vault locks it first and leaves its files", async () => {
  const path = await newVault("Taxes");
  const id = await add(path);
  await ask("vault.unlock", { id, password, readOnly: false, remember: false });
  const state = await stateOf(id);
  if (state?.kind !== "unlocked") throw new Error("not unlocked");
  expect(await ask("vault.remove", { id })).toEqual({ ok: true, value: null });
  await expect(fetch(state.share.url)).rejects.toThrow();
  expect(computer.announced.at(-1)?.vaults).toEqual([]);
  const again = await add(path);
  expect(again).not.toBe(id);
});

it("looks at every folder at its start, and again when asked", async () => {
  const path = await newVault("Taxes");
  const id = await add(path);
  computer.announced = [];
  await restart();
  expect(await stateOf(id)).toEqual({ kind: "looking" });
  await vi.waitFor(async () => {
    expect(await stateOf(id)).toEqual({ kind: "locked", cipher: "SIV_GCM" });
  }, patient);

  await rename(path, `${path} elsewhere`);
  await ask("vaults.look-again", {});
  await vi.waitFor(() => {
    expect(computer.announced.at(-1)?.vaults[0]?.state).toEqual({ kind: "missing" });
  }, patient);
});

describe("names", () => {
  it("of files in the vault lead to the encrypted ones, and back", async () => {
    const path = await newVault("Taxes");
    const id = await add(path);
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    const state = await stateOf(id);
    if (state?.kind !== "unlocked") throw new Error("not unlocked");
    const { url, username, password: secret } = state.share;
    const Authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString("base64")}`;
    const request = { method: "PUT", headers: { Authorization }, body: "alpha" };
    expect((await fetch(`${url}50%25%20off.txt`, request)).status).toBe(201);

    const asked = { id, typed: "50% off.txt", show: true };
    const located = await ask("names.locate", asked);
    if (!located.ok) throw new Error("not located");
    const { ciphertextPath } = located.value;
    expect(computer.shown).toEqual([join(path, ciphertextPath)]);
    expect(await ask("names.locate", { ...asked, typed: `${url}50%25%20off.txt` })).toEqual(
      located,
    );
    expect(await ask("names.locate", { ...asked, typed: "/none" })).toMatchObject({
      failure: { kind: "not-found" },
    });

    computer.pickedFiles = [join(path, ciphertextPath), join(computer.home, "elsewhere.c9r")];
    expect(await ask("names.decrypt", { id })).toEqual({
      ok: true,
      value: [
        { file: `~/Taxes/${ciphertextPath}`, path: "/50% off.txt", problem: null },
        { file: "~/elsewhere.c9r", path: null, problem: "foreign" },
      ],
    });
  });
});

describe("a vault that was moved", () => {
  async function moved(): Promise<{ id: VaultId; from: string; to: string }> {
    const from = await newVault("Taxes");
    const id = await add(from);
    const to = join(computer.home, "Old taxes");
    await rename(from, to);
    await ask("vaults.look-again", {});
    await vi.waitFor(async () => {
      expect(await stateOf(id)).toEqual({ kind: "missing" });
    }, patient);
    return { id, from, to };
  }

  it("is found where it is now, and keeps its entry", async () => {
    const { id, to } = await moved();
    computer.picked = join(to, "vault.cryptomator");
    expect(await ask("vault.relocate", { id })).toEqual({
      ok: true,
      value: { kind: "relocated" },
    });
    expect(computer.announced.at(-1)?.vaults).toMatchObject([
      { id, name: "Taxes", place: "~/Old taxes", state: { kind: "locked" } },
    ]);
  });

  it("is not taken for another one, also after a restart", async () => {
    const { id, from } = await moved();
    const other = join(computer.home, "Other");
    await mkdir(other);
    await createVault(systemWorld, {
      storage: nodeStorage(other),
      hostPath: other,
      password: new TextEncoder().encode(password),
      scryptCost: { n: 2, r: 1 },
    });
    await restart();
    computer.picked = other;
    expect(await ask("vault.relocate", { id })).toEqual({
      ok: false,
      failure: { kind: "another-vault", path: other },
    });
    const reply = await ask("vaults.list", {});
    expect(reply).toMatchObject({
      value: { vaults: [{ id, place: `~${from.slice(computer.home.length)}` }] },
    });
  });

  it("is not put where another entry of the list is", async () => {
    const { id, to } = await moved();
    const listed = await add(to);
    computer.picked = to;
    expect(await ask("vault.relocate", { id })).toEqual({
      ok: true,
      value: { kind: "already-listed", id: listed },
    });
  });

  it("is left alone while it is open, and when the user changes their mind", async () => {
    const id = await add(await newVault("Taxes"));
    computer.picked = null;
    expect(await ask("vault.relocate", { id })).toEqual({ ok: true, value: { kind: "cancelled" } });
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    expect(await ask("vault.relocate", { id })).toMatchObject({ failure: { kind: "vault-open" } });
  });
});

it("shows the folder of a vault", async () => {
  const path = await newVault("Taxes");
  const id = await add(path);
  expect(await ask("vault.show-folder", { id })).toEqual({ ok: true, value: null });
  expect(computer.shown).toEqual([path]);
});

it("renames and reorders the entries of the list, and leaves the folders alone", async () => {
  const taxes = await add(await newVault("Taxes"));
  const letters = await add(await newVault("Letters"));
  await ask("vault.rename", { id: taxes, name: "Old taxes" });
  await ask("vault.move", { id: letters, before: taxes });
  expect(computer.announced.at(-1)?.vaults.map(({ name, place }) => [name, place])).toEqual([
    ["Letters", "~/Letters"],
    ["Old taxes", "~/Taxes"],
  ]);
});
