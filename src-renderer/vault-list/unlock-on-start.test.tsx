import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { KeyWhere } from "../../src-shared/model/key-place.ts";
import { defaultVaultOptions } from "../../src-shared/model/vault-options.ts";
import type { VaultState, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { dialogStore } from "../dialogs/dialog-store.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { lettersId, locked, photosId, summary, taxesId } from "../test-support/summaries.ts";
import { unlockOnStart } from "./unlock-on-start.ts";
import { vaultListStore } from "./vault-list-store.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function wanted(vault: VaultSummary): VaultSummary {
  return { ...vault, options: { ...defaultVaultOptions, unlockOnStart: true } };
}

async function start(vaults: readonly VaultSummary[]) {
  const bridge = fakeBridge({
    "app.about": () => ({ ok: true, value: { platform: "linux" } }),
    "vaults.list": () => ({ ok: true, value: { vaults, notice: null } }),
    "vaults.look-again": () => ({ ok: true, value: null }),
  });
  const list = vaultListStore(bridge);
  const dialogs = dialogStore();
  await list.start();
  const shown: string[] = [];
  unlockOnStart({ list, dialogs, showVault: (id) => shown.push(id) });
  const looks = () => bridge.asked.filter(([channel]) => channel === "vaults.look-again").length;
  const become = (changed: readonly VaultSummary[]) => {
    bridge.announce("vaults.changed", { vaults: changed, notice: null });
  };
  return { dialogs, shown, looks, become };
}

const missing: VaultState = { kind: "missing" };

it("asks for one vault after the other, and for none that is not to be opened", async () => {
  const { dialogs, shown } = await start([
    wanted(summary(taxesId, "Taxes")),
    summary(photosId, "Photos"),
    wanted(summary(lettersId, "Letters")),
  ]);
  expect(dialogs.getState().open).toEqual({ kind: "unlock", id: taxesId });
  dialogs.close();
  expect(dialogs.getState().open).toEqual({ kind: "unlock", id: lettersId });
  dialogs.close();
  expect(dialogs.getState().open).toBeNull();
  expect(shown).toEqual([taxesId, lettersId]);
});

it("waits for a folder that comes later, and looks for it now and then", async () => {
  const { dialogs, looks, become } = await start([wanted(summary(taxesId, "Taxes", missing))]);
  expect(dialogs.getState().open).toBeNull();
  await vi.advanceTimersByTimeAsync(11_000);
  expect(looks()).toBe(2);
  become([wanted(summary(taxesId, "Taxes", locked))]);
  expect(dialogs.getState().open).toEqual({ kind: "unlock", id: taxesId });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks()).toBe(2);
});

it("waits for the stick with the key, and asks once that is there", async () => {
  const vault = wanted(summary(taxesId, "Taxes", locked));
  const at = { label: "Blue stick", place: "/media/blue/masterkey.cryptomator", isLinked: false };
  const withKey = (key: KeyWhere) => ({ ...vault, safety: { ...vault.safety, key } });
  const away = withKey({ kind: "away", places: [at], isLinked: false });
  const { dialogs, become } = await start([away]);
  expect(dialogs.getState().open).toBeNull();
  become([withKey({ kind: "here", ...at, isRemovable: true })]);
  expect(dialogs.getState().open).toEqual({ kind: "unlock", id: taxesId });
});

it("gives a folder up that does not come", async () => {
  const { dialogs, looks, become } = await start([wanted(summary(taxesId, "Taxes", missing))]);
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  expect(looks()).toBeLessThanOrEqual(120);
  become([wanted(summary(taxesId, "Taxes", locked))]);
  expect(dialogs.getState().open).toBeNull();
});

it("asks for nothing where nobody wants it", async () => {
  const { dialogs, looks } = await start([summary(taxesId, "Taxes")]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([dialogs.getState().open, looks()]).toEqual([null, 0]);
});
