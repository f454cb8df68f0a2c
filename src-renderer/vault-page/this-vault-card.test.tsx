// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { nothingKnown, type VaultSafety } from "../../src-shared/model/vault-safety.ts";
import { summary, taxesId } from "../test-support/summaries.ts";
import { daysAgo } from "./days-ago.ts";
import { ThisVaultCard } from "./this-vault-card.tsx";

afterEach(cleanup);

function show(safety: Partial<VaultSafety>) {
  const actions = { section: vi.fn(), events: vi.fn() };
  const vault = { ...summary(taxesId, "Taxes"), safety: { ...nothingKnown, ...safety } };
  render(<ThisVaultCard vault={vault} cipher="SIV_GCM" actions={actions} />);
  return actions;
}

const door = (name: string) => screen.getByRole("button", { name });

it("says what is not well, and each line leads to where that can be changed", () => {
  const place = { label: "Blue stick", place: "/media/blue/masterkey.cryptomator" };
  const actions = show({
    key: { kind: "away", places: [place], isLinked: false },
    conflicts: 2,
    lastCheck: { endedMs: Date.now(), isDeep: false, problems: 3 },
  });
  fireEvent.click(door("Not proved yet"));
  fireEvent.click(door("On “Blue stick”, not plugged in"));
  fireEvent.click(door("today, 3 problems"));
  fireEvent.click(door("2 to look at"));
  expect(actions.section.mock.calls).toEqual([["recovery-key"], ["key-file"], ["check"]]);
  expect(actions.events).toHaveBeenCalled();
});

it("says what is well", () => {
  show({
    key: { kind: "inside" },
    recoveryKeyProvedMs: 1,
    lastCheck: { endedMs: Date.now(), isDeep: true, problems: 0 },
  });
  for (const words of ["Saved and proved", "In the vault", "today, healthy", "None seen"]) {
    expect(door(words)).toBeTruthy();
  }
  expect(screen.getByText("AES-256-GCM")).toBeTruthy();
});

it("counts the days by their nights", () => {
  const noon = new Date(2026, 5, 15, 12).getTime();
  const late = new Date(2026, 5, 14, 23, 59).getTime();
  expect(daysAgo(late, noon)).toBe("yesterday");
  expect(daysAgo(noon, noon)).toBe("today");
});
