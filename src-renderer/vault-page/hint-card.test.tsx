// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Hint } from "../../src-shared/model/vault-safety.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { summary, taxesId, unlocked } from "../test-support/summaries.ts";
import { HintCard } from "./hint-card.tsx";

afterEach(cleanup);

function show(hints: readonly Hint[]) {
  const bridge = fakeBridge({ "vault.dismiss-hint": () => ({ ok: true, value: null }) });
  const actions = { makeDearer: vi.fn(), section: vi.fn() };
  const taxes = summary(taxesId, "Taxes", unlocked);
  const vault = { ...taxes, safety: { ...taxes.safety, hints } };
  render(<HintCard bridge={bridge} vault={vault} actions={actions} />);
  return { bridge, actions };
}

it("says one thing at a time, leads to it, and is dismissed for good", () => {
  const { bridge, actions } = show(["dearer-guesses", "linked-key"]);
  expect(screen.getAllByRole("heading")).toHaveLength(1);
  fireEvent.click(screen.getByRole("button", { name: "Change the password…" }));
  expect(actions.makeDearer).toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Do not show again" }));
  expect(bridge.asked).toEqual([["vault.dismiss-hint", { id: taxesId, hint: "dearer-guesses" }]]);
});

it("leads from a linked key to where its place is remembered, and says nothing where there is nothing", () => {
  const { actions } = show(["linked-key"]);
  fireEvent.click(screen.getByRole("button", { name: "To the key file" }));
  expect(actions.section).toHaveBeenCalledWith("key-file");
  cleanup();
  show([]);
  expect(screen.queryByRole("heading")).toBeNull();
});
