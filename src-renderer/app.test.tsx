// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { FileNotice } from "../src-shared/model/file-notice.ts";
import type { VaultState, VaultSummary } from "../src-shared/model/vault-summary.ts";
import { App } from "./app.tsx";
import { appStores } from "./app-stores.ts";
import { installDialogElement } from "./test-support/dialog-element.ts";
import { type Answers, fakeBridge } from "./test-support/fake-bridge.ts";
import { lettersId, summary, taxesId, unlocked } from "./test-support/summaries.ts";
import { noUse } from "./test-support/traffic.ts";

beforeAll(installDialogElement);
afterEach(cleanup);

async function show(
  vaults: readonly VaultSummary[],
  answers: Answers = {},
  notice: FileNotice | null = null,
) {
  const bridge = fakeBridge({
    "app.about": () => ({ ok: true, value: { platform: "linux" } }),
    "vaults.list": () => ({ ok: true, value: { vaults, notice } }),
    ...answers,
  });
  const stores = appStores(bridge);
  await stores.list.start();
  render(<App bridge={bridge} stores={stores} />);
  const announce = (changed: readonly VaultSummary[]) => {
    act(() => {
      bridge.announce("vaults.changed", { vaults: changed, notice: null });
    });
  };
  return { bridge, announce };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

it("leads a newcomer in, with two things to do, and to the preferences", async () => {
  const { bridge } = await show([], {
    "vault.add-existing": () => ({ ok: true, value: { kind: "cancelled" } }),
  });
  expect(screen.getByRole("heading", { name: "Welcome to Latchkey" })).toBeTruthy();
  expect(screen.getAllByRole("button")).toHaveLength(3);
  press("Add an existing vault…");
  await waitFor(() => {
    expect(bridge.asked.at(-1)).toEqual(["vault.add-existing", { by: "folder" }]);
  });
});

it("shows the vault that was added", async () => {
  const letters = summary(lettersId, "Letters");
  const taxes = summary(taxesId, "Taxes");
  const { announce } = await show([taxes], {
    "vault.add-existing": () => {
      announce([taxes, letters]);
      return { ok: true, value: { kind: "added", id: lettersId } };
    },
  });
  press("Add existing");
  expect(await screen.findByRole("heading", { level: 1, name: "Letters" })).toBeTruthy();
});

it("says why a folder was not added, and lets the user choose another", async () => {
  const { bridge } = await show([], {
    "vault.add-existing": () => ({
      ok: false,
      failure: { kind: "not-a-vault", path: "/home/a/Pictures" },
    }),
  });
  press("Add an existing vault…");
  expect((await screen.findByRole("alert")).textContent).toContain("“/home/a/Pictures” is not");
  const before = bridge.asked.length;
  press("Choose another folder…");
  await waitFor(() => {
    expect(bridge.asked.slice(before)).toEqual([["vault.add-existing", { by: "folder" }]]);
  });
});

it("says that a vault is in the list already, and shows it", async () => {
  await show([summary(lettersId, "Letters"), summary(taxesId, "Taxes")], {
    "vault.add-existing": () => ({ ok: true, value: { kind: "already-listed", id: taxesId } }),
  });
  press("Add existing");
  expect(await screen.findByText("“Taxes” is in your list already.")).toBeTruthy();
  expect(screen.getByRole("heading", { level: 1, name: "Taxes" })).toBeTruthy();
});

it("shows address and login of an open vault, the password only on request", async () => {
  await show([summary(taxesId, "Taxes", unlocked)]);
  expect(screen.getByText("http://127.0.0.1:4242/x7Kd/Taxes/")).toBeTruthy();
  expect(screen.getByText("latchkey")).toBeTruthy();
  expect(screen.queryByText("s3cret")).toBeNull();
  press("Show the password");
  expect(screen.getByText("s3cret")).toBeTruthy();
});

it("asks main to lock, and to copy by name of the part", async () => {
  const { bridge } = await show([summary(taxesId, "Taxes", unlocked)], {
    "vault.lock": () => ({ ok: true, value: { kind: "locked" } }),
    "share.copy": () => ({ ok: true, value: null }),
  });
  press("Copy the password");
  expect(await screen.findByText("Copied")).toBeTruthy();
  press("Lock");
  await waitFor(() => {
    const asked = bridge.asked.filter(([channel]) => channel !== "share.traffic");
    expect(asked.slice(2)).toEqual([
      ["share.copy", { id: taxesId, part: "password" }],
      ["vault.lock", { id: taxesId, force: false }],
    ]);
  });
});

it.each<[string, VaultState, RegExp]>([
  ["missing", { kind: "missing" }, /Plug in its disk/],
  [
    "of a format to come",
    { kind: "not-openable", failure: { kind: "uvf-vault", path: "/cloud/Taxes" } },
    /UVF format/,
  ],
])(
  "says what is the matter with a vault that is %s, and offers no unlocking",
  async (_, state, words) => {
    await show([summary(taxesId, "Taxes", state)]);
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Unlock" })).toBeNull();
    expect(screen.getByRole("button", { name: "Look again" })).toBeTruthy();
  },
);

it("offers the upgrade of a vault of an old format, and no unlocking", async () => {
  const { bridge } = await show(
    [summary(taxesId, "Taxes", { kind: "needs-upgrade", version: 7 })],
    {
      "upgrade.read": () => ({ ok: true, value: { kind: "none" } }),
      "upgrade.start": () => ({ ok: true, value: null }),
    },
  );
  expect(await screen.findByText(/This vault has format 7/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Unlock" })).toBeNull();
  const field = screen.getByLabelText<HTMLInputElement>("Password of the vault");
  fireEvent.input(field, { target: { value: "pässwörd" } });
  press("Upgrade now");
  expect(bridge.asked.at(-1)).toEqual(["upgrade.start", { id: taxesId, password: "pässwörd" }]);
  expect(field.value).toBe("");
});

it("removes from the list only after saying what that means", async () => {
  const { bridge, announce } = await show([summary(taxesId, "Taxes")], {
    "vault.remove": () => {
      announce([]);
      return { ok: true, value: null };
    },
  });
  press("Options");
  press("Remove from list…");
  expect(screen.getByText(/its files stay where they are/)).toBeTruthy();
  expect(bridge.asked.map(([channel]) => channel)).not.toContain("vault.remove");
  press("Remove from list");
  expect(await screen.findByRole("heading", { name: "Welcome to Latchkey" })).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("says that the list was restored until that is dismissed", async () => {
  const { bridge } = await show(
    [summary(taxesId, "Taxes")],
    { "notice.dismiss": () => ({ ok: true, value: null }) },
    { kind: "restored", keptAs: "/home/a/vaults.unreadable.json" },
  );
  expect(screen.getByText(/“\/home\/a\/vaults\.unreadable\.json”/)).toBeTruthy();
  press("Dismiss");
  await waitFor(() => {
    expect(bridge.asked.at(-1)).toEqual(["notice.dismiss", {}]);
  });
});

it("moves through the list with the arrows, unlocks with Enter and removes with Delete", async () => {
  await show([summary(taxesId, "Taxes"), summary(lettersId, "Letters")]);
  const [first, second] = screen.getAllByRole("button", { name: /~\// });
  first?.focus();
  fireEvent.keyDown(first ?? document.body, { key: "ArrowDown" });
  expect(document.activeElement).toBe(second);
  expect(screen.getByRole("heading", { level: 1, name: "Letters" })).toBeTruthy();

  fireEvent.keyDown(second ?? document.body, { key: "Enter" });
  expect(screen.getByRole("dialog", { name: "Unlock “Letters”" })).toBeTruthy();
  press("Cancel");
  fireEvent.keyDown(second ?? document.body, { key: "Delete" });
  expect(screen.getByRole("dialog", { name: "Remove “Letters” from the list?" })).toBeTruthy();
});

it("does not offer to remove a vault that is open", async () => {
  await show([summary(taxesId, "Taxes", unlocked)]);
  fireEvent.keyDown(screen.getByRole("button", { name: /~\/Taxes/ }), { key: "Delete" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("closes the dialog about a vault that has gone from the list, for good", async () => {
  const taxes = summary(taxesId, "Taxes");
  const { announce } = await show([taxes]);
  press("Unlock");
  expect(screen.getByRole("dialog")).toBeTruthy();
  announce([]);
  announce([taxes]);
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("searches by Ctrl and F, and says when nothing is found", async () => {
  await show([summary(taxesId, "Taxes"), summary(lettersId, "Letters")]);
  fireEvent.keyDown(document.body, { key: "f", ctrlKey: true });
  const field = screen.getByRole("searchbox", { name: "Search vaults" });
  fireEvent.change(field, { target: { value: "let" } });
  expect(screen.queryByRole("button", { name: /~\/Taxes/ })).toBeNull();
  fireEvent.keyDown(field, { key: "Enter" });
  expect(screen.getByRole("heading", { level: 1, name: "Letters" })).toBeTruthy();
  fireEvent.change(field, { target: { value: "none" } });
  expect(screen.getByText("No vault matches “none”.")).toBeTruthy();
});

it("asks main to rename by a name that is not empty", async () => {
  const { bridge } = await show([summary(taxesId, "Taxes")], {
    "vault.rename": () => ({ ok: true, value: null }),
  });
  press("Rename");
  const field = screen.getByLabelText("Name in this list");
  const submit = screen.getAllByRole<HTMLButtonElement>("button", { name: "Rename" }).at(-1);
  fireEvent.change(field, { target: { value: "  " } });
  expect(submit?.disabled).toBe(true);
  fireEvent.change(field, { target: { value: "Steuern" } });
  fireEvent.click(submit ?? document.body);
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).toBeNull();
  });
  expect(bridge.asked.at(-1)).toEqual(["vault.rename", { id: taxesId, name: "Steuern" }]);
});

it.each([
  ["ArrowUp", lettersId, taxesId],
  ["ArrowDown", taxesId, null],
])("Alt and %s move the vault in the list", async (key, id, before) => {
  const { bridge } = await show([summary(taxesId, "Taxes"), summary(lettersId, "Letters")], {
    "vault.move": () => ({ ok: true, value: null }),
  });
  const row = screen.getByRole("button", { name: id === taxesId ? /~\/Taxes/ : /~\/Letters/ });
  fireEvent.click(row);
  fireEvent.keyDown(row, { key, altKey: true });
  expect(bridge.asked.at(-1)).toEqual(["vault.move", { id, before }]);
});

it("leaves shortcuts alone while a dialog asks something", async () => {
  await show([summary(taxesId, "Taxes")]);
  press("Unlock");
  fireEvent.keyDown(document.body, { key: "n", ctrlKey: true });
  expect(screen.queryByRole("heading", { name: "New vault" })).toBeNull();
});

it("shows how much has gone through the drive of an open vault", async () => {
  const traffic = { ...noUse, activeRequests: 2, bytesRead: 1_500_000 };
  const { bridge } = await show([summary(taxesId, "Taxes", unlocked)], {
    "share.traffic": () => ({ ok: true, value: traffic }),
  });
  expect(await screen.findByText("1.5 MB")).toBeTruthy();
  expect(screen.getByText("2")).toBeTruthy();
  expect(bridge.asked).toContainEqual(["share.traffic", { id: taxesId }]);
});

it("leads from a port that is taken to where another is chosen", async () => {
  const taken = { kind: "port-in-use", port: 4242 } as const;
  await show([summary(taxesId, "Taxes")], {
    "password.can-be-saved": () => ({ ok: true, value: false }),
    "vault.unlock": () => ({ ok: false, failure: taken }),
  });
  press("Unlock");
  fireEvent.input(await screen.findByLabelText("Password"), { target: { value: "pässwörd" } });
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Unlock" }));
  fireEvent.click(await screen.findByRole("button", { name: "Change the port…" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByRole("main", { name: "Options of “Taxes”" })).toBeTruthy();
});

it("heeds shortcuts before there is any vault", async () => {
  const { bridge } = await show([], {
    "vault.add-existing": () => ({ ok: true, value: { kind: "cancelled" } }),
    "preferences.facts": () => ({ ok: false, failure: { kind: "unexpected" } }),
  });
  fireEvent.keyDown(document.body, { key: "o", ctrlKey: true });
  await waitFor(() => {
    expect(bridge.asked.at(-1)).toEqual(["vault.add-existing", { by: "folder" }]);
  });
  fireEvent.keyDown(document.body, { key: ",", ctrlKey: true });
  expect(await screen.findByRole("heading", { level: 1, name: "Preferences" })).toBeTruthy();
});
