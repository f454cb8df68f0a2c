// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { DriveFacts } from "../../src-shared/model/drive.ts";
import { defaultVaultOptions, type VaultOptions } from "../../src-shared/model/vault-options.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { summary, taxesId } from "../test-support/summaries.ts";
import { DriveOptionsCard } from "./drive-options-card.tsx";

afterEach(cleanup);

const done = () => ({ ok: true, value: null }) as const;
const linux: DriveFacts = { canMount: true, isWanted: true, choice: "folder" };

function show(facts: DriveFacts, some: Partial<VaultOptions> = {}) {
  const bridge = fakeBridge({
    "drive.facts": () => ({ ok: true, value: facts }),
    "vault.set-options": done,
    "drive.pick-folder": done,
    "drive.forget-folder": done,
  });
  const vault = { ...summary(taxesId, "Taxes"), options: { ...defaultVaultOptions, ...some } };
  render(<DriveOptionsCard bridge={bridge} vault={vault} />);
  /** The last thing that was asked, once there is another one. */
  const last = () => bridge.asked.at(-1);
  return { bridge, last };
}

it("chooses whether there is a drive, and what follows", async () => {
  const { last } = show(linux);
  fireEvent.click(screen.getByRole("checkbox", { name: /Mount the drive/ }));
  await waitFor(() => {
    expect(last()).toEqual(["vault.set-options", { id: taxesId, options: { mount: false } }]);
  });
  fireEvent.change(screen.getByLabelText("After unlocking"), { target: { value: "reveal" } });
  await waitFor(() => {
    expect(last()).toEqual([
      "vault.set-options",
      { id: taxesId, options: { afterUnlock: "reveal" } },
    ]);
  });
});

it("lets the system's picker choose a folder, and forgets it again", async () => {
  const { bridge } = show(linux, { driveFolder: "/home/a/drive" });
  fireEvent.click(await screen.findByRole("button", { name: "Choose…" }));
  expect(screen.getByText("/home/a/drive")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Let the system choose" }));
  await waitFor(() => {
    expect(bridge.asked.slice(-2)).toEqual([
      ["drive.pick-folder", { id: taxesId }],
      ["drive.forget-folder", { id: taxesId }],
    ]);
  });
});

it("offers letters where drives have letters", async () => {
  const { last } = show({ ...linux, choice: "letter" });
  fireEvent.change(await screen.findByLabelText("Letter of the drive"), { target: { value: "V" } });
  await waitFor(() => {
    expect(last()).toEqual(["vault.set-options", { id: taxesId, options: { driveLetter: "V" } }]);
  });
  expect(screen.queryByRole("button", { name: "Choose…" })).toBeNull();
});

it.each<[DriveFacts, RegExp]>([
  [{ canMount: false, isWanted: true, choice: "nothing" }, /no way to mount/],
  [{ canMount: true, isWanted: false, choice: "nothing" }, /turned off in the preferences/],
])("says of %o why there is no drive", async (facts, words) => {
  show(facts);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByText("Folder of the drive")).toBeNull();
});
