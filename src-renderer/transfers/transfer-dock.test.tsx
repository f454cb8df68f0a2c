// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { defaultSettings } from "../../src-shared/model/settings.ts";
import { TransferList } from "../../src-shared/model/transfer.ts";
import { settingsStore } from "../settings/settings-store.ts";
import { type FakeBridge, fakeBridge } from "../test-support/fake-bridge.ts";
import { TransferDock } from "./transfer-dock.tsx";
import { transferStore } from "./transfer-store.ts";

afterEach(cleanup);

const id = "6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10";
const progress = {
  doneBytes: 250_000_000,
  totalBytes: 1_000_000_000,
  doneFiles: 3,
  totalFiles: 12,
  speed: 50_000_000,
  secondsLeft: 15,
};
const side = { kind: "file", size: 5, modifiedMs: 0 };

/** One copy in a state, as main would tell it. */
function withState(state: object, more: object = {}): TransferList {
  const transfer = {
    id,
    vault: id,
    direction: "import",
    name: "Photos",
    sources: 1,
    target: "/Pictures",
    isVerified: false,
    failures: [],
    failed: 0,
    state,
    ...more,
  };
  return TransferList.parse({ transfers: [transfer], opened: [] });
}

async function show(list: TransferList): Promise<FakeBridge> {
  const bridge = fakeBridge({
    "transfer.list": () => ({ ok: true, value: list }),
    "settings.read": () => ({
      ok: true,
      value: { settings: defaultSettings, notice: null, spoken: { language: "en", locale: "en" } },
    }),
    "transfer.write-back": () => ({ ok: false, failure: { kind: "locked" } }),
  });
  const transfers = transferStore(bridge);
  const settings = settingsStore(bridge);
  await Promise.all([transfers.start(), settings.start()]);
  render(<TransferDock bridge={bridge} transfers={transfers} settings={settings} vaults={[]} />);
  return bridge;
}

const press = (name: string): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};

it("is not there while nothing is copied, and appears when main tells of something", async () => {
  const bridge = await show({ transfers: [], opened: [] });
  expect(screen.queryByRole("region")).toBeNull();
  act(() => {
    bridge.announce("transfers.changed", withState({ kind: "counting" }));
  });
  expect(screen.getByRole("listitem").textContent).toContain("Counting files…");
});

it("says how far a copy is, how fast, and how long it will take", async () => {
  const bridge = await show(withState({ kind: "running", progress }));
  expect(screen.getByRole("status").textContent).toBe(
    "250 MB of 1 GB · 3 of 12 files · 50 MB/s · 15 s left",
  );
  expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(0.25);
  press("Pause");
  press("Cancel");
  expect(bridge.asked.slice(-2)).toEqual([
    ["transfer.pause", { transfer: id }],
    ["transfer.cancel", { transfer: id }],
  ]);
});

it("asks what to do with a taken name, once or for all", async () => {
  const conflict = { path: "/Pictures/cat.png", coming: side, present: { ...side, size: 6 } };
  const bridge = await show(withState({ kind: "asking", conflict, progress }));
  expect(screen.getByRole("group", { name: "“cat.png” is there already" }).textContent).toMatch(
    /The new one5 bytes, changed .*The one that is there6 bytes/,
  );
  fireEvent.click(screen.getByLabelText("Do the same for all others"));
  press("Keep both");
  expect(bridge.asked.at(-1)).toEqual([
    "transfer.answer",
    { transfer: id, rule: "keep-both", forAll: true },
  ]);
});

it("offers no way to put a file in the place of a folder", async () => {
  const conflict = {
    path: "/a",
    coming: side,
    present: { ...side, kind: "directory", size: null },
  };
  await show(withState({ kind: "asking", conflict, progress }));
  expect(screen.queryByRole("button", { name: "Replace" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Skip" })).not.toBeNull();
});

it.each([
  ["locked", "Paused until the vault is open again", false],
  ["asked", "Paused", true],
])("says why it is paused: %s", async (reason, words, canGoOn) => {
  await show(withState({ kind: "paused", reason, progress: null }));
  expect(screen.getByRole("status").textContent).toBe(words);
  expect(screen.queryByRole("button", { name: "Go on" }) !== null).toBe(canGoOn);
});

it("names what failed, and saves a report of all of it", async () => {
  const summary = { files: 2, directories: 1, symlinks: 0, bytes: 7, skipped: 1 };
  const failures = [{ kind: "local-failed", path: "/home/a/secret" }];
  const state = { kind: "ended", summary, wasCancelled: false };
  const bridge = await show(withState(state, { failures, failed: 3 }));
  expect(screen.getByRole("status").textContent).toBe("Copied 2 files, 7 bytes · 1 left alone");
  expect(screen.getByRole("listitem", { name: "“Photos”" }).textContent).toMatch(
    /3 were not copied.*\/home\/a\/secret.*and 2 more/,
  );
  press("Save report…");
  expect(bridge.asked.at(-1)).toEqual(["transfer.save-report", { transfer: id }]);
});

it("offers to write a changed copy back, and says why that was refused", async () => {
  const state = { kind: "changed", isConflict: false };
  const bridge = await show(
    TransferList.parse({ transfers: [], opened: [{ id, vault: id, path: "/a.odt", state }] }),
  );
  expect(screen.getByRole("status").textContent).toBe("Changed");
  await act(async () => {
    press("Write back");
    await Promise.resolve();
  });
  expect(bridge.asked.at(-1)).toEqual(["transfer.write-back", { opened: id, rule: "replace" }]);
  expect(screen.getByRole("alert").textContent).toContain("The vault is locked.");
});
