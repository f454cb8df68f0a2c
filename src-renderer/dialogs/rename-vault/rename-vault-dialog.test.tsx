// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Result } from "../../../src-shared/failure.ts";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { fakeBridge } from "../../test-support/fake-bridge.ts";
import { summary, taxesId } from "../../test-support/summaries.ts";
import { RenameVaultDialog } from "./rename-vault-dialog.tsx";

beforeAll(installDialogElement);
afterEach(cleanup);

function show(answer: Result<null> = { ok: true, value: null }) {
  const bridge = fakeBridge({ "vault.rename": () => answer });
  const onClose = vi.fn();
  const vault = summary(taxesId, "Taxes");
  render(<RenameVaultDialog bridge={bridge} vault={vault} onClose={onClose} />);
  const field = screen.getByLabelText<HTMLInputElement>("Name in this list");
  const type = (value: string) => fireEvent.change(field, { target: { value } });
  return { bridge, onClose, field, type };
}

const rename = () => screen.getByRole<HTMLButtonElement>("button", { name: "Rename" });
const submit = async () => {
  fireEvent.click(rename());
  await act(() => Promise.resolve());
};

it("begins with the name of now, selected", () => {
  const { field } = show();
  expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(["Taxes", 0, 5]);
});

it("gives the entry its new name and goes away", async () => {
  const { bridge, onClose, type } = show();
  type("Old taxes");
  await submit();
  expect(bridge.asked).toEqual([["vault.rename", { id: taxesId, name: "Old taxes" }]]);
  expect(onClose).toHaveBeenCalledOnce();
});

it("takes no empty name", () => {
  const { type } = show();
  type("  ");
  expect(rename().disabled).toBe(true);
});

it("stays and says why it could not", async () => {
  const { onClose, type } = show({ ok: false, failure: { kind: "unexpected" } });
  type("Old taxes");
  await submit();
  expect(screen.getByRole("alert")).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
});
