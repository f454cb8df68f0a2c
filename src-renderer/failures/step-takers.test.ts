import { describe, expect, it } from "vitest";
import { nextStepText } from "../../src-shared/text/next-step-text.ts";
import { appStores } from "../app-stores.ts";
import type { Answers } from "../test-support/fake-bridge.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { lettersId, summary, taxesId, unlocked } from "../test-support/summaries.ts";
import type { NextStep } from "./next-step.ts";
import { stepTaker } from "./step-takers.ts";

const done = () => ({ ok: true, value: null }) as const;

async function setUp(answers: Answers = {}) {
  const vaults = [summary(lettersId, "Letters"), summary(taxesId, "Taxes", unlocked)];
  const bridge = fakeBridge({
    "app.about": () => ({ ok: true, value: { platform: "linux" } }),
    "vaults.list": () => ({ ok: true, value: { vaults, notice: null } }),
    "vaults.look-again": done,
    "vault.show-folder": done,
    "log.show": done,
    "vault.lock": () => ({ ok: true, value: { kind: "locked" } }),
    ...answers,
  });
  const stores = appStores(bridge);
  await stores.list.start();
  stores.dialogs.show({ kind: "rename", id: taxesId });
  const take = (step: NextStep, id: typeof taxesId | null = taxesId): boolean => {
    const run = stepTaker(bridge, stores, id)(step);
    run?.();
    return run !== null;
  };
  return { bridge, stores, take };
}

describe("about a vault", () => {
  it.each([
    ["recover", "recover"],
    ["restore", "restore"],
    ["unlock", "unlock"],
  ] as const)("%s opens its dialog in place of the one before", async (step, kind) => {
    const { stores, take } = await setUp();
    expect(take(step)).toBe(true);
    expect(stores.dialogs.getState().open).toEqual({ kind, id: taxesId });
  });

  it.each([
    ["check", { kind: "options", section: "check" }],
    ["change-port", { kind: "options", section: "unlocking" }],
    ["upgrade", { kind: "vault" }],
  ] as const)("%s shows that part of the vault, and no dialog over it", async (step, shown) => {
    const { stores, take } = await setUp();
    expect(take(step)).toBe(true);
    expect(stores.view.getState()).toEqual(shown);
    expect(stores.list.getState()).toMatchObject({ selectedId: taxesId });
    expect(stores.dialogs.getState().open).toBeNull();
  });

  it.each([
    ["show-folder", ["vault.show-folder", { id: taxesId }]],
    ["lock", ["vault.lock", { id: taxesId, force: false }]],
  ] as const)("%s asks main for it", async (step, asked) => {
    const { bridge, take } = await setUp();
    expect(take(step)).toBe(true);
    expect(bridge.asked).toContainEqual(asked);
  });
});

describe("about no vault", () => {
  it.each(Object.keys(nextStepText) as NextStep[])("%s only if it needs none", async (step) => {
    const { bridge, stores, take } = await setUp();
    const needsNone = step === "look-again" || step === "show-log";
    expect(take(step, null)).toBe(needsNone);
    if (!needsNone) return;
    expect(bridge.asked.at(-1)?.[0]).toBe(step === "show-log" ? "log.show" : "vaults.look-again");
    // It is beside the dialog, which stays.
    expect(stores.dialogs.getState().open).not.toBeNull();
  });
});
