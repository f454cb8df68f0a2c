// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { type Answers, fakeBridge } from "../../test-support/fake-bridge.ts";
import { summary, taxesId } from "../../test-support/summaries.ts";
import { ChangePasswordDialog } from "./change-password-dialog.tsx";

beforeAll(installDialogElement);
afterEach(cleanup);

const copy = "masterkey.cryptomator.01234567.bkup";
const changed = (oldCopies: readonly string[]): Answers => ({
  "password.judge": () => ({ ok: true, value: { score: 4, hint: null } }),
  "key.guess-costs": () => ({
    ok: true,
    value: {
      now: 15,
      choices: [
        { cost: 15, milliseconds: 100 },
        { cost: 17, milliseconds: 400 },
      ],
    },
  }),
  "key.change-password": () => ({ ok: true, value: { oldCopies } }),
});

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });

function open(answers: Answers, isDearer = false) {
  const bridge = fakeBridge(answers);
  const onClose = vi.fn();
  const vault = summary(taxesId, "Taxes");
  render(
    <ChangePasswordDialog bridge={bridge} vault={vault} isDearer={isDearer} onClose={onClose} />,
  );
  const asked = () =>
    bridge.asked.filter(([channel]) => channel.startsWith("key.") && channel !== "key.guess-costs");
  return { asked, onClose };
}

function fill(): void {
  type("Current password", "pässwörd");
  type("New password", "another password");
  type("Repeat the password", "another password");
  fireEvent.click(screen.getByRole("checkbox"));
}

it("changes nothing before all is filled in, repeated alike, and said to be kept", () => {
  open(changed([]));
  const isReady = () => !button("Change password").disabled;
  fill();
  expect(isReady()).toBe(true);
  fireEvent.click(screen.getByRole("checkbox"));
  expect(isReady()).toBe(false);
  fireEvent.click(screen.getByRole("checkbox"));
  type("Repeat the password", "another one");
  expect(isReady()).toBe(false);
  type("Repeat the password", "another password");
  type("Current password", "");
  expect(isReady()).toBe(false);
});

it("names the older key files when it is done, and removes them on request", async () => {
  const { asked, onClose } = open({
    ...changed([copy]),
    "key.remove-old-copies": () => ({ ok: true, value: [copy] }),
  });
  fill();
  fireEvent.click(button("Change password"));
  expect((await screen.findByRole("listitem")).textContent).toBe(copy);
  expect(screen.getByRole("dialog").textContent).toMatch(/opens the vault with the old password/);
  fireEvent.click(button("Remove the old copy"));
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(asked()).toEqual([
    [
      "key.change-password",
      { id: taxesId, password: "pässwörd", newPassword: "another password", guessCost: null },
    ],
    ["key.remove-old-copies", { id: taxesId }],
  ]);
});

it("keeps the older key files by Enter, which may have been meant for the dialog before", async () => {
  const { asked, onClose } = open(changed([copy]));
  fill();
  fireEvent.click(button("Change password"));
  await screen.findByRole("listitem");
  expect(button("Keep it").getAttribute("type")).toBe("submit");
  fireEvent.click(button("Keep it"));
  expect(onClose).toHaveBeenCalled();
  expect(asked()).toHaveLength(1);
});

it("says that the old password is wrong, and keeps it selected", async () => {
  open({
    ...changed([]),
    "key.change-password": () => ({ ok: false, failure: { kind: "wrong-password" } }),
  });
  fill();
  fireEvent.click(button("Change password"));
  expect((await screen.findByRole("alert")).textContent).toMatch(/not the password/);
  const current = field("Current password");
  expect([current.selectionStart, current.selectionEnd]).toEqual([0, 8]);
  expect(current.getAttribute("aria-invalid")).toBe("true");
  expect(field("New password").getAttribute("aria-invalid")).toBe("false");
});

it("says why the older key files could not be removed, and names them still", async () => {
  open({
    ...changed([copy]),
    "key.remove-old-copies": () => ({ ok: false, failure: { kind: "read-only", path: copy } }),
  });
  fill();
  fireEvent.click(button("Change password"));
  await screen.findByRole("listitem");
  fireEvent.click(button("Remove the old copy"));
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(screen.getByRole("listitem").textContent).toBe(copy);
});

it("offers to make each guess dearer, with what that takes here", async () => {
  const { asked } = open(changed([]));
  fill();
  const dearer = await screen.findByRole<HTMLOptionElement>("option", {
    name: /^About 0.4 s and 128 MB/,
  });
  expect(screen.queryByRole("option", { name: /0.1 s/ })).toBeNull();
  fireEvent.change(screen.getByLabelText("What each guess of it takes"), {
    target: { value: dearer.value },
  });
  fireEvent.click(button("Change password"));
  await waitFor(() => {
    expect(asked()[0]).toEqual([
      "key.change-password",
      { id: taxesId, password: "pässwörd", newPassword: "another password", guessCost: 17 },
    ]);
  });
});

it("begins with the dearest guess that nobody waits for, where that is what the user came for", async () => {
  const choices = [15, 16, 17, 18, 19].map((cost) => ({
    cost,
    milliseconds: 2 ** (cost - 15) * 150,
  }));
  open(
    { ...changed([]), "key.guess-costs": () => ({ ok: true, value: { now: 15, choices } }) },
    true,
  );
  const select = screen.getByLabelText<HTMLSelectElement>("What each guess of it takes");
  await waitFor(() => {
    expect(select.value).toBe("17");
  });
  fireEvent.change(select, { target: { value: "" } });
  expect(select.value).toBe("");
});
