// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Output } from "../../../src-shared/contract/contract.ts";
import { installDialogElement } from "../../test-support/dialog-element.ts";
import { fakeBridge } from "../../test-support/fake-bridge.ts";
import { locked, summary, taxesId, unlocked } from "../../test-support/summaries.ts";
import { StillWritingDialog } from "./still-writing-dialog.tsx";

beforeAll(installDialogElement);
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

const film = { path: "/film.mov", use: "writing" } as const;

function open() {
  let answer: Output<"vault.lock"> = { kind: "in-use", isDriveBusy: false, files: [film] };
  const bridge = fakeBridge({ "vault.lock": () => ({ ok: true, value: answer }) });
  const onClose = vi.fn();
  const dialog = (state = unlocked) => (
    <StillWritingDialog
      bridge={bridge}
      vault={summary(taxesId, "Taxes", state)}
      inUse={{ files: [film], isDriveBusy: false }}
      onClose={onClose}
    />
  );
  const { rerender } = render(dialog());
  const mainSays = (next: Output<"vault.lock">) => {
    answer = next;
  };
  return {
    bridge,
    onClose,
    mainSays,
    nowLocked: () => {
      rerender(dialog(locked));
    },
  };
}

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("names the files, and tries again by itself without cutting anybody off", async () => {
  const { bridge, mainSays, onClose } = open();
  expect(screen.getByText("/film.mov")).toBeTruthy();
  mainSays({ kind: "in-use", isDriveBusy: false, files: [{ path: "/letter.txt", use: "locked" }] });
  await wait(600);
  expect(screen.getByText("/letter.txt")).toBeTruthy();
  expect(bridge.asked).toEqual([["vault.lock", { id: taxesId, force: false }]]);
  expect(onClose).not.toHaveBeenCalled();
});

it("closes when the vault is locked", () => {
  const { nowLocked, onClose } = open();
  nowLocked();
  expect(onClose).toHaveBeenCalled();
});

it("cuts the programs off only when the user says so", async () => {
  const { bridge } = open();
  fireEvent.click(screen.getByRole("button", { name: "Lock now" }));
  expect(bridge.asked).toEqual([["vault.lock", { id: taxesId, force: true }]]);
});

it("tries no more once the user keeps the vault open", async () => {
  const { bridge, onClose } = open();
  fireEvent.click(screen.getByRole("button", { name: "Keep it open" }));
  expect(onClose).toHaveBeenCalled();
  cleanup();
  await wait(2_000);
  expect(bridge.asked).toEqual([]);
});

it("says that it may be more than files while something is open in the drive", async () => {
  const { mainSays } = open();
  mainSays({ kind: "in-use", isDriveBusy: true, files: [] });
  await wait(600);
  expect(screen.getByText(/have something open in the drive/)).toBeTruthy();
  // No empty list stands between the sentence and the bar.
  expect(screen.queryByRole("list")).toBeNull();
});
