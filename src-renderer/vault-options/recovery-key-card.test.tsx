// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { summary, taxesId } from "../test-support/summaries.ts";
import { RecoveryKeyCard } from "./recovery-key-card.tsx";

afterEach(cleanup);

const keyWords = ["pathway", "lift", "abuse"];
const key = { words: keyWords, fingerprint: "0123 4567", asked: [1, 2, 3] };
const shown: Answers = { "recovery-key.show": () => ({ ok: true, value: key }) };
const button = (name: string) => screen.getByRole("button", { name });

function show(answers: Answers) {
  const bridge = fakeBridge(answers);
  const vault = summary(taxesId, "Taxes");
  render(<RecoveryKeyCard bridge={bridge} vault={vault} isWanted={false} />);
  const field = screen.getByLabelText("Password of the vault");
  fireEvent.input(field, { target: { value: "pässwörd" } });
  fireEvent.click(button("Show it"));
  return bridge;
}

const grid = () => screen.findByRole("list", { name: "Recovery key" });

it("shows the words to who knows the password, and nothing of them when they are hidden", async () => {
  const bridge = show(shown);
  expect([...(await grid()).children].map((item) => item.textContent)).toEqual(keyWords);
  expect(bridge.asked).toEqual([["recovery-key.show", { id: taxesId, password: "pässwörd" }]]);
  fireEvent.click(button("Hide"));
  expect(document.body.textContent).not.toContain("pathway");
  expect(screen.getByLabelText<HTMLInputElement>("Password of the vault").value).toBe("");
});

it("asks three of the words back, while none of them is in the window", async () => {
  const answers = [[2], []];
  const bridge = show({
    ...shown,
    "recovery-key.prove": () => ({ ok: true, value: answers.shift() ?? [] }),
  });
  await grid();
  fireEvent.click(button("I have kept it: check it…"));
  expect(document.body.innerHTML).not.toContain("pathway");
  keyWords.forEach((word, index) => {
    const field = screen.getByLabelText(`Word ${index + 1}`);
    fireEvent.change(field, { target: { value: word } });
  });
  fireEvent.click(button("Check"));
  expect((await screen.findByRole("alert")).textContent).toMatch(/Word 2 is another one/);
  fireEvent.click(button("Check"));
  expect(await screen.findByText(/saved and proved/)).toBeTruthy();
  expect(bridge.asked.at(-1)).toEqual(["recovery-key.prove", { id: taxesId, typed: keyWords }]);
});

it("copies the words, and says that they leave the clipboard again", async () => {
  const bridge = show({ ...shown, "recovery-key.copy": () => ({ ok: true, value: null }) });
  await grid();
  fireEvent.click(button("Copy"));
  expect(await screen.findByText(/emptied in a minute/)).toBeTruthy();
  expect(bridge.asked.at(-1)).toEqual(["recovery-key.copy", { words: "pathway lift abuse" }]);
});

it("says that the password is wrong, and asks again", async () => {
  show({ "recovery-key.show": () => ({ ok: false, failure: { kind: "wrong-password" } }) });
  expect((await screen.findByRole("alert")).textContent).toMatch(/not the password/);
  expect(screen.getByLabelText("Password of the vault")).toBeTruthy();
});
