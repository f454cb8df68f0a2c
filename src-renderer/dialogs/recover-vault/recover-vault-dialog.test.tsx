// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { RecoveryKeyVerdict } from "../../../src-shared/model/recovery-key-verdict.ts";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { type Answers, fakeBridge } from "../../test-support/fake-bridge.ts";
import { summary, taxesId } from "../../test-support/summaries.ts";
import { RecoverVaultDialog } from "./recover-vault-dialog.tsx";

beforeAll(installDialogElement);
afterEach(cleanup);

const copy = "masterkey.cryptomator.01234567.bkup";
const words = "1. Pathway, lift";
const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

function open(verdict: RecoveryKeyVerdict, answers: Answers = {}) {
  const bridge = fakeBridge({
    "password.judge": () => ({ ok: true, value: { score: 4, hint: null } }),
    "recovery-key.check": () => ({ ok: true, value: verdict }),
    "recovery-key.recover": () => ({ ok: true, value: { oldCopies: [copy] } }),
    ...answers,
  });
  const onClose = vi.fn();
  const vault = summary(taxesId, "Taxes");
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
      { id: taxesId, words, newPassword: "another password", home: { kind: "as-before" } },
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
