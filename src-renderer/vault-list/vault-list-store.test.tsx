import { expect, it } from "vitest";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { lettersId, photosId, summary, taxesId, unlocked } from "../test-support/summaries.ts";
import { selectedVault, vaultListStore } from "./vault-list-store.ts";

const taxes = summary(taxesId, "Taxes");
const letters = summary(lettersId, "Letters");
const photos = summary(photosId, "Photos");

function answers(vaults: readonly VaultSummary[]): Answers {
  return {
    "app.about": () => ({ ok: true, value: { platform: "linux" } }),
    "vaults.list": () => ({ ok: true, value: { vaults, notice: null } }),
  };
}

async function started(vaults: readonly VaultSummary[]) {
  const bridge = fakeBridge(answers(vaults));
  const store = vaultListStore(bridge);
  await store.start();
  const say = (changed: readonly VaultSummary[]) => {
    bridge.announce("vaults.changed", { vaults: changed, notice: null });
  };
  return { store, say, selected: () => selectedVault(store.getState())?.name };
}

it("begins with the first vault", async () => {
  expect((await started([taxes, letters])).selected()).toBe("Taxes");
});

it("follows what main announces", async () => {
  const { store, say } = await started([taxes]);
  say([{ ...taxes, state: unlocked }]);
  expect(selectedVault(store.getState())?.state.kind).toBe("unlocked");
});

it("keeps the chosen vault, wherever it moves in the list", async () => {
  const { store, say, selected } = await started([taxes, letters]);
  store.select(lettersId);
  say([letters, photos, taxes]);
  expect(selected()).toBe("Letters");
});

it.each([
  ["the one that takes its place", [taxes, photos], "Photos"],
  ["the last one, if it was the last", [taxes], "Taxes"],
  ["none, if none is left", [], undefined],
])("after a removal chooses %s", async (_, left, next) => {
  const { store, say, selected } = await started(
    [taxes, letters, photos].slice(0, left.length + 1),
  );
  store.select(left.length === 0 ? taxesId : lettersId);
  say(left);
  expect(selected()).toBe(next);
});

it("chooses the first vault that comes into an empty list", async () => {
  const { say, selected } = await started([]);
  say([letters]);
  expect(selected()).toBe("Letters");
});
