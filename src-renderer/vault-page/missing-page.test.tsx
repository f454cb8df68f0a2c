// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Output } from "../../src-shared/contract/contract.ts";
import type { Result } from "../../src-shared/failure.ts";
import { addVaultStore } from "../add-vault/add-vault-store.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { lettersId, summary, taxesId } from "../test-support/summaries.ts";
import { MissingPage } from "./missing-page.tsx";
import type { VaultActions } from "./vault-actions.ts";

afterEach(cleanup);

async function find(answer: Result<Output<"vault.relocate">>) {
  const bridge = fakeBridge({ "vault.relocate": () => answer });
  const onAlreadyListed = vi.fn();
  const others = { onAdded: vi.fn(), onRefused: vi.fn() };
  const adding = addVaultStore(bridge, { ...others, onAlreadyListed });
  // What the page does not ask for is not there.
  const actions = { relocate: () => adding.relocate(taxesId) } as unknown as VaultActions;
  const vault = summary(taxesId, "Taxes", { kind: "missing" });
  render(<MissingPage vault={vault} actions={actions} />);
  fireEvent.click(screen.getByRole("button", { name: "Find the folder…" }));
  await act(() => Promise.resolve());
  return { bridge, onAlreadyListed };
}

it("asks where the folder is now", async () => {
  const { bridge } = await find({ ok: true, value: { kind: "relocated" } });
  expect(bridge.asked).toEqual([["vault.relocate", { id: taxesId }]]);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says that the chosen folder is another vault", async () => {
  await find({ ok: false, failure: { kind: "another-vault", path: "/home/a/Letters" } });
  expect(screen.getByRole("alert").textContent).toContain("“/home/a/Letters” is another vault.");
});

it("shows the entry that has that folder already", async () => {
  const { onAlreadyListed } = await find({
    ok: true,
    value: { kind: "already-listed", id: lettersId },
  });
  expect(onAlreadyListed).toHaveBeenCalledWith(lettersId);
});
