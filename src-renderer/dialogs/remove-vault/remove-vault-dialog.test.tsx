// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Result } from "../../../src-shared/failure.ts";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { fakeBridge } from "../../test-support/fake-bridge.ts";
import { taxesId } from "../../test-support/summaries.ts";
import { RemoveVaultDialog } from "./remove-vault-dialog.tsx";
import { removeVaultStore } from "./remove-vault-store.ts";

beforeAll(installDialogElement);
afterEach(cleanup);

function show(answer: Result<null>) {
  const bridge = fakeBridge({ "vault.remove": () => answer });
  const onClose = vi.fn();
  const store = removeVaultStore(bridge, taxesId);
  render(<RemoveVaultDialog vaultName="Taxes" store={store} onClose={onClose} />);
  return { bridge, onClose };
}

const press = async (name: string) => {
  fireEvent.click(screen.getByRole("button", { name }));
  await act(() => Promise.resolve());
};

it("says that no file goes, before anything happens", () => {
  const { bridge } = show({ ok: true, value: null });
  expect(screen.getByRole("dialog").textContent).toContain("files stay where they are");
  expect(bridge.asked).toEqual([]);
});

it("removes the entry and goes away", async () => {
  const { bridge, onClose } = show({ ok: true, value: null });
  await press("Remove from list");
  expect(bridge.asked).toEqual([["vault.remove", { id: taxesId }]]);
  expect(onClose).toHaveBeenCalledOnce();
});

it("stays and says why it could not", async () => {
  const { onClose } = show({ ok: false, failure: { kind: "no-space", path: "vaults.json" } });
  await press("Remove from list");
  expect(screen.getByRole("alert").textContent).toContain("The disk is full.");
  expect(onClose).not.toHaveBeenCalled();
});
