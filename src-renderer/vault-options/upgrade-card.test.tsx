// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { UpgradeRun } from "../../src-shared/model/upgrade-run.ts";
import type { VaultState } from "../../src-shared/model/vault-summary.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { locked, summary, taxesId } from "../test-support/summaries.ts";
import { UpgradeCard } from "./upgrade-card.tsx";

afterEach(cleanup);

const old: VaultState = { kind: "needs-upgrade", version: 7 };
const done = () => ({ ok: true, value: null }) as const;

async function show(run: UpgradeRun, state: VaultState = old) {
  const bridge = fakeBridge({
    "upgrade.read": () => ({ ok: true, value: run }),
    "upgrade.start": done,
    "upgrade.stop": done,
  });
  render(<UpgradeCard bridge={bridge} vault={summary(taxesId, "Taxes", state)} />);
  await act(() => Promise.resolve());
  const goOn = (next: UpgradeRun) => {
    act(() => {
      bridge.announce("upgrade.changed", { id: taxesId, run: next });
    });
  };
  return { bridge, goOn };
}

it("is nothing for a vault that needs none", async () => {
  await show({ kind: "none" }, locked);
  expect(screen.queryByRole("region")).toBeNull();
});

it("begins with the password, shows how far it is, and can be stopped", async () => {
  const { bridge, goOn } = await show({ kind: "none" });
  fireEvent.input(screen.getByLabelText("Password of the vault"), { target: { value: "old one" } });
  fireEvent.click(screen.getByRole("button", { name: /upgrade/i }));
  expect(bridge.asked.at(-1)).toEqual(["upgrade.start", { id: taxesId, password: "old one" }]);

  goOn({ kind: "running", step: { from: 7, to: 8, doneNames: 25, totalNames: 100 } });
  expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(0.25);
  fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(bridge.asked.at(-1)).toEqual(["upgrade.stop", { id: taxesId }]);
});

it("says why it did not begin, and asks again", async () => {
  await show({ kind: "failed", failure: { kind: "wrong-password" } });
  expect(screen.getByRole("alert").textContent).toContain("not the password of this vault");
  expect(screen.getByLabelText("Password of the vault")).toBeTruthy();
});

it("names what it had to leave out", async () => {
  const { goOn } = await show({ kind: "none" });
  goOn({ kind: "ended", skipped: ["d/AA/odd"] });
  expect(screen.getByText("d/AA/odd")).toBeTruthy();
});
