// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { defaultVaultOptions } from "../../src-shared/model/vault-options.ts";
import { nothingKnown } from "../../src-shared/model/vault-safety.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { summary, taxesId } from "../test-support/summaries.ts";
import { PasswordProgram } from "./password-program.tsx";

afterEach(cleanup);

function show(program: string | null, answers: Answers = {}, more: Partial<VaultSummary> = {}) {
  const bridge = fakeBridge(answers);
  const options = { ...defaultVaultOptions, passwordProgram: program };
  render(
    <PasswordProgram bridge={bridge} vault={{ ...summary(taxesId, "Taxes"), options, ...more }} />,
  );
  const field = () => screen.getByLabelText<HTMLInputElement>("Get the password from a program");
  const type = (value: string) => fireEvent.change(field(), { target: { value } });
  const set = () => screen.getByRole<HTMLButtonElement>("button", { name: "Use this program…" });
  return { bridge, field, type, set };
}

it("asks main to set the program, and says when the user did not allow it", async () => {
  const { bridge, type, set } = show(null, {
    "password-program.set": () => ({ ok: true, value: { isAllowed: false } }),
  });
  expect(set().disabled).toBe(true);
  type("pass show taxes");
  fireEvent.click(set());
  expect(await screen.findByText("Nothing was changed.")).toBeTruthy();
  expect(bridge.asked).toEqual([
    ["password-program.set", { id: taxesId, line: "pass show taxes" }],
  ]);
});

it.each([
  ["pass show taxes | head -n1", /No shell runs this/],
  ["pass 'show", /quote is opened/],
  ["pass\u00a0show", /cannot be seen/],
  ["x".repeat(1_001), /longer than 1,000/],
])("says what is wrong with %j and sets nothing", (line, sentence) => {
  const { bridge, field, type, set } = show(null);
  type(line);
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(set().disabled).toBe(true);
  expect(bridge.asked).toEqual([]);
});

it("shows the program that is set, and takes it off", async () => {
  const { bridge, field } = show("pass show taxes", {
    "password-program.remove": () => ({ ok: true, value: null }),
  });
  expect(field().value).toBe("pass show taxes");
  fireEvent.click(screen.getByRole("button", { name: "Type it again" }));
  await waitFor(() => {
    expect(field().value).toBe("");
  });
  expect(bridge.asked).toEqual([["password-program.remove", { id: taxesId }]]);
});

it("is not there for a vault whose key a Hub keeps", () => {
  const key = { kind: "hub", host: "hub.example" } as const;
  show(null, {}, { safety: { ...nothingKnown, key } });
  expect(screen.queryByLabelText("Get the password from a program")).toBeNull();
});
