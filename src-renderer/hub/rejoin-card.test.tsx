// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { taxesId } from "../test-support/summaries.ts";
import { RejoinCard } from "./rejoin-card.tsx";

afterEach(cleanup);

const id = taxesId;
const ok =
  <T,>(value: T) =>
  () =>
    ({ ok: true, value }) as const;

async function show(answers: Answers) {
  const bridge = fakeBridge({ "hub.rejoin": ok(null), ...answers });
  render(<RejoinCard bridge={bridge} id={id} />);
  await settle();
  return bridge;
}

const settle = () => act(async () => new Promise((resolve) => setTimeout(resolve)));

async function press(name: string): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name }));
  await settle();
}

async function give(password: string, submit: string): Promise<void> {
  const field = screen.getByLabelText("Password of the vault");
  fireEvent.input(field, { target: { value: password } });
  await press(submit);
}

it("leads back by what is kept in the folder, with the password as the proof", async () => {
  const bridge = await show({ "hub.can-rejoin": ok(true) });
  expect(screen.getByRole("heading", { name: "Back to the Hub" })).toBeTruthy();
  await give("pässwörd", "Go back to the Hub");
  expect(bridge.asked.at(-1)).toEqual(["hub.rejoin", { id, password: "pässwörd", by: "kept" }]);
});

it("leads to a Hub by a template from elsewhere, and says which Hub it names", async () => {
  const bridge = await show({
    "hub.can-rejoin": ok(false),
    "hub.choose-template": ok({ host: "hub.example" }),
  });
  expect(screen.queryByLabelText("Password of the vault")).toBeNull();
  await press("Choose the template…");
  expect(screen.getByText(/From then on hub.example gives the key/)).toBeTruthy();
  await give("pässwörd", "Let the Hub keep the key");
  expect(bridge.asked.at(-1)).toEqual(["hub.rejoin", { id, password: "pässwörd", by: "chosen" }]);
});

it("changes nothing when nothing is chosen", async () => {
  await show({ "hub.can-rejoin": ok(false), "hub.choose-template": ok(null) });
  await press("Choose the template…");
  expect(screen.queryByLabelText("Password of the vault")).toBeNull();
  expect(screen.queryByRole("alert")).toBeNull();
});

it.each([
  ["is none", "hub.choose-template", "no-template", /no configuration of a Hub/],
  ["does not fit", "hub.rejoin", "template-differs", /nothing in the vault could be read/],
] as const)("says when the template %s", async (_, channel, reason, sentence) => {
  const failure = { kind: "hub-refused", host: "hub.example", reason } as const;
  await show({
    "hub.can-rejoin": ok(false),
    "hub.choose-template": ok({ host: "hub.example" }),
    [channel]: () => ({ ok: false, failure }),
  });
  await press("Choose the template…");
  if (channel === "hub.rejoin") await give("pässwörd", "Let the Hub keep the key");
  expect(screen.getByRole("alert").textContent).toMatch(sentence);
});
