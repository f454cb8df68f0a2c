// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { type KeyHome, KeyHomeId, type KeyWhere } from "../../../src-shared/model/key-place.ts";
import type { RecoveryKeyVerdict } from "../../../src-shared/model/recovery-key-verdict.ts";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { type Answers, fakeBridge } from "../../test-support/fake-bridge.ts";
import { summary, taxesId } from "../../test-support/summaries.ts";
import { RecoverVaultDialog } from "./recover-vault-dialog.tsx";

beforeAll(installDialogElement);
afterEach(cleanup);

const inside: KeyWhere = { kind: "inside" };
const copy = "masterkey.cryptomator.01234567.bkup";
const words = "1. Pathway, lift";
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

const stick: KeyHome = {
  id: KeyHomeId.parse("3b9d8f60-51f5-4a0e-8a53-8a1f6a2f1d11"),
  kind: "drive",
  label: "Blue stick",
  place: "/media/blue",
};

function open(verdict: RecoveryKeyVerdict, answers: Answers = {}, key: KeyWhere = inside) {
  const bridge = fakeBridge({
    "key-homes.find": () => ({ ok: true, value: [stick] }),
    "password.judge": () => ({ ok: true, value: { score: 4, hint: null } }),
    "recovery-key.check": () => ({ ok: true, value: verdict }),
    "recovery-key.recover": () => ({ ok: true, value: { oldCopies: [copy] } }),
    ...answers,
  });
  const onClose = vi.fn();
  const taxes = summary(taxesId, "Taxes");
  const vault = { ...taxes, safety: { ...taxes.safety, key } };
  render(<RecoverVaultDialog bridge={bridge} vault={vault} onClose={onClose} />);
  expect(button("Next").disabled).toBe(true);
  type("Recovery key", words);
  fireEvent.click(button("Next"));
  const asked = () => bridge.asked.filter(([channel]) => channel.startsWith("recovery-key."));
  return { asked, onClose };
}

it("sets a new password once the words are those of the vault, and names the older key files", async () => {
  const { asked } = open({ kind: "belongs" });
  await screen.findByText(/Choose a new password/);
  expect(document.activeElement).toBe(screen.getByLabelText("Password"));
  type("Password", "another password");
  expect(button("Set new password").disabled).toBe(true);
  type("Repeat the password", "another password");
  fireEvent.click(button("Set new password"));
  expect((await screen.findByRole("listitem")).textContent).toBe(copy);
  expect(asked()).toEqual([
    ["recovery-key.check", { id: taxesId, words }],
    [
      "recovery-key.recover",
      { id: taxesId, words, newPassword: "another password", home: { kind: "vault" } },
    ],
  ]);
  expect(document.body.innerHTML).not.toContain("Pathway");
});

it.each<[RecoveryKeyVerdict, RegExp]>([
  [{ kind: "another-vault" }, /that of another vault/],
  [
    { kind: "unknown-words", words: [{ place: 2, typed: "lifd", near: ["lift"] }] },
    /Word 2, “lifd”, is in no recovery key\. Near to it: lift/,
  ],
  [{ kind: "wrong-count", count: 43 }, /has 44 words; these are 43/],
  [{ kind: "wrong-checksum", swapped: [3, 9] }, /Words 3 and 9 have changed places/],
])("says what is wrong with the words, and keeps them: %j", async (verdict, sentence) => {
  open(verdict);
  expect((await screen.findByRole("alert")).textContent).toMatch(sentence);
  expect(screen.getByLabelText<HTMLTextAreaElement>("Recovery key").value).toBe(words);
  expect(screen.queryByLabelText("Password")).toBeNull();
});

it("says why the vault could not be recovered, and lets the user try again", async () => {
  open(
    { kind: "belongs" },
    {
      "recovery-key.recover": () => ({
        ok: false,
        failure: { kind: "key-place-read-only", path: "/vault/masterkey.cryptomator" },
      }),
    },
  );
  await screen.findByText(/Choose a new password/);
  type("Password", "another password");
  type("Repeat the password", "another password");
  fireEvent.click(button("Set new password"));
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(button("Set new password").disabled).toBe(false);
});

it("puts the new key file nowhere before the user has said where, if the stick of the old one is lost", async () => {
  const away: KeyWhere = { kind: "away", places: [], isLinked: false };
  const { asked } = open({ kind: "belongs" }, {}, away);
  await screen.findByText(/Choose a new password/);
  type("Password", "another password");
  type("Repeat the password", "another password");
  await screen.findByText("Blue stick", { exact: false });
  expect(button("Set new password").disabled).toBe(true);
  fireEvent.click(screen.getByRole("radio", { name: /Blue stick/ }));
  fireEvent.click(button("Set new password"));
  await screen.findByRole("listitem");
  expect(asked().at(-1)?.[1]).toMatchObject({ home: { kind: "home", id: stick.id } });
});

it("leaves the new key file where the old one is, if it is there", async () => {
  const here: KeyWhere = {
    kind: "here",
    label: "Blue stick",
    place: "/media/blue/masterkey.cryptomator",
    isLinked: false,
    isRemovable: true,
  };
  const { asked } = open({ kind: "belongs" }, {}, here);
  await screen.findByText(/Choose a new password/);
  expect(
    screen.getByRole<HTMLInputElement>("radio", { name: /Where the old one is/ }).checked,
  ).toBe(true);
  type("Password", "another password");
  type("Repeat the password", "another password");
  fireEvent.click(button("Set new password"));
  await screen.findByRole("listitem");
  expect(asked().at(-1)?.[1]).toMatchObject({ home: { kind: "as-before" } });
});

it("opens the vault this once, with no new password", async () => {
  const { asked, onClose } = open(
    { kind: "belongs" },
    { "recovery-key.unlock": () => ({ ok: true, value: null }) },
  );
  await screen.findByText(/Choose a new password/);
  fireEvent.click(button("Unlock once"));
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(asked().at(-1)).toEqual(["recovery-key.unlock", { id: taxesId, words, readOnly: false }]);
});
