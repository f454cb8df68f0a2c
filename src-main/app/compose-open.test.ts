/** The whole app without a window: opening and closing vaults. */

import { rename } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it, vi } from "vitest";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { appOnComputer, password } from "../test-support/app-on-computer.ts";
import { patient } from "../test-support/patient.ts";

const { computer, ask, newVault, add, stateOf } = appOnComputer();

describe("unlocking", () => {
  it("shares the vault until it is locked", async () => {
    const id = await add(await newVault("Taxes"));
    expect(await ask("vault.unlock", { id, password, readOnly: false, remember: false })).toEqual({
      ok: true,
      value: null,
    });
    const state = await stateOf(id);
    if (state?.kind !== "unlocked") throw new Error("not unlocked");
    const { url, username, password: secret } = state.share;
    const Authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString("base64")}`;
    const request = { method: "PROPFIND", headers: { Authorization, Depth: "0" } };
    expect((await fetch(url, request)).status).toBe(207);

    expect(await ask("vault.lock", { id, force: false })).toEqual({
      ok: true,
      value: { kind: "locked" },
    });
    await expect(fetch(url, request)).rejects.toThrow();
    expect(await stateOf(id)).toEqual({ kind: "locked", cipher: "SIV_GCM" });
  });

  it("takes the password in whatever form its accents were typed", async () => {
    const id = await add(await newVault("Taxes"));
    const reply = await ask("vault.unlock", {
      id,
      password: password.normalize("NFD"),
      readOnly: false,
      remember: false,
    });
    expect(reply.ok).toBe(true);
  });

  it("says that a password is wrong, and takes the next one", async () => {
    const id = await add(await newVault("Taxes"));
    expect(
      await ask("vault.unlock", { id, password: "guess", readOnly: false, remember: false }),
    ).toEqual({
      ok: false,
      failure: { kind: "wrong-password" },
    });
    expect(await stateOf(id)).toEqual({ kind: "locked", cipher: "SIV_GCM" });
    expect((await ask("vault.unlock", { id, password, readOnly: false, remember: false })).ok).toBe(
      true,
    );
  });

  it("finds out that the vault has gone meanwhile", async () => {
    const path = await newVault("Taxes");
    const id = await add(path);
    await rename(path, `${path} elsewhere`);
    expect((await ask("vault.unlock", { id, password, readOnly: false, remember: false })).ok).toBe(
      false,
    );
    expect(await stateOf(id)).toEqual({ kind: "missing" });
  });

  it("announces every state on the way", async () => {
    const id = await add(await newVault("Taxes"));
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    await ask("vault.lock", { id, force: false });
    const kinds = computer.announced.map(({ vaults }) => vaults[0]?.state.kind);
    expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual([
      "locked",
      "unlocking",
      "unlocked",
      "locking",
      "locked",
    ]);
  });
});

it("opens a vault for reading only when asked to", async () => {
  const id = await add(await newVault("Taxes"));
  await ask("vault.unlock", { id, password, readOnly: true, remember: false });
  const state = await stateOf(id);
  if (state?.kind !== "unlocked") throw new Error("not unlocked");
  expect(state.readOnly).toBe(true);
  const { url, username, password: secret } = state.share;
  const Authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString("base64")}`;
  const request = { method: "PUT", body: "1", headers: { Authorization } };
  expect((await fetch(`${url}a.txt`, request)).status).toBe(403);
});

describe("the share's login", () => {
  it("is copied part by part", async () => {
    const id = await add(await newVault("Taxes"));
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    const state = await stateOf(id);
    if (state?.kind !== "unlocked") throw new Error("not unlocked");
    for (const part of ["url", "username", "password"] as const) {
      await ask("share.copy", { id, part });
    }
    expect(computer.copied).toEqual([state.share.url, state.share.username, state.share.password]);
  });

  it("counts what goes through", async () => {
    const id = await add(await newVault("Taxes"));
    expect(await ask("share.traffic", { id })).toEqual({ ok: false, failure: { kind: "locked" } });
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    const state = await stateOf(id);
    if (state?.kind !== "unlocked") throw new Error("not unlocked");
    const { url, username, password: secret } = state.share;
    const Authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString("base64")}`;
    await fetch(`${url}a.txt`, { method: "PUT", body: "12345", headers: { Authorization } });
    await (await fetch(`${url}a.txt`, { headers: { Authorization } })).text();
    await vi.waitFor(async () => {
      expect(await ask("share.traffic", { id })).toMatchObject({
        value: { bytesWritten: 5, bytesRead: 5, activeRequests: 0 },
      });
    }, patient);
  });

  it("is not there while the vault is locked", async () => {
    const id = await add(await newVault("Taxes"));
    expect(await ask("share.copy", { id, part: "password" })).toEqual({
      ok: false,
      failure: { kind: "locked" },
    });
    expect(computer.copied).toEqual([]);
  });
});

it("closing locks what is open, and nothing can be opened after", async () => {
  const id = await add(await newVault("Taxes"));
  await ask("vault.unlock", { id, password, readOnly: false, remember: false });
  await computer.app.close();
  expect((await stateOf(id))?.kind).toBe("locked");
  expect(await ask("vault.unlock", { id, password, readOnly: false, remember: false })).toEqual({
    ok: false,
    failure: { kind: "cancelled" },
  });
});

describe("the port of a drive", () => {
  const portOf = async (id: VaultId): Promise<number | null> => {
    const state = await stateOf(id);
    return state?.kind === "unlocked" ? Number(new URL(state.share.url).port) : null;
  };
  const unlock = (id: VaultId) =>
    ask("vault.unlock", { id, password, readOnly: false, remember: false });

  it("is the one of the settings for the first vault, and a later one for the next", async () => {
    const taxes = await add(await newVault("Taxes"));
    const letters = await add(await newVault("Letters"));
    const port = await freePort();
    await ask("settings.change", { port });
    await unlock(taxes);
    await unlock(letters);
    expect(await portOf(taxes)).toBe(port);
    expect(await portOf(letters)).toBeGreaterThan(port);
  });

  it("is the one of the vault, or none", async () => {
    const taxes = await add(await newVault("Taxes"));
    const letters = await add(await newVault("Letters"));
    const port = await freePort();
    await ask("vault.set-options", { id: taxes, options: { port } });
    await ask("vault.set-options", { id: letters, options: { port } });
    await unlock(taxes);
    expect(await portOf(taxes)).toBe(port);
    expect(await unlock(letters)).toEqual({
      ok: false,
      failure: { kind: "port-in-use", port },
    });
  });
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
