// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { taxesId } from "../test-support/summaries.ts";
import { RecoveryKeyCard } from "./recovery-key-card.tsx";

afterEach(cleanup);

function show(answers: Answers) {
  const bridge = fakeBridge(answers);
  render(<RecoveryKeyCard bridge={bridge} id={taxesId} isWanted={false} />);
  const field = screen.getByLabelText("Password of the vault");
  fireEvent.input(field, { target: { value: "pässwörd" } });
  fireEvent.click(screen.getByRole("button", { name: "Show it" }));
  return bridge;
}

it("shows the words to who knows the password, and nothing of them when they are done with", async () => {
  const bridge = show({
    "recovery-key.show": () => ({ ok: true, value: ["pathway", "lift", "abuse"] }),
  });
  expect((await screen.findAllByRole("listitem")).map((item) => item.textContent)).toEqual([
    "pathway",
    "lift",
    "abuse",
  ]);
  expect(bridge.asked).toEqual([["recovery-key.show", { id: taxesId, password: "pässwörd" }]]);
  fireEvent.click(screen.getByRole("button", { name: "I have written it down" }));
  expect(document.body.textContent).not.toContain("pathway");
  expect(screen.getByLabelText<HTMLInputElement>("Password of the vault").value).toBe("");
});

it("says that the password is wrong, and asks again", async () => {
  show({ "recovery-key.show": () => ({ ok: false, failure: { kind: "wrong-password" } }) });
  expect((await screen.findByRole("alert")).textContent).toMatch(/not the password/);
  expect(screen.getByLabelText("Password of the vault")).toBeTruthy();
});
