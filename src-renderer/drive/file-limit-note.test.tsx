// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { DriveFileLimit } from "../../src-shared/model/drive.ts";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { FileLimitNote } from "./file-limit-note.tsx";

afterEach(cleanup);

const low: DriveFileLimit = { bytes: 50_000_000, highest: 4_294_967_295 };

function show(limit: DriveFileLimit | null, kind: "raised" | "kept" = "raised") {
  const bridge = fakeBridge({
    "drive.file-limit": () => ({ ok: true, value: limit }),
    "drive.raise-limit": () => ({ ok: true, value: { kind } }),
  });
  render(<FileLimitNote bridge={bridge} />);
  return bridge;
}

it("says how large a file may be, and has the limit raised by one click", async () => {
  const bridge = show(low);
  expect((await screen.findByText(/at most/)).textContent).toContain("50 MB");
  fireEvent.click(screen.getByRole("button", { name: "Raise it to 4.3 GB" }));
  expect((await screen.findByRole("status")).textContent).toMatch(/next start of Windows/);
  expect(screen.queryByRole("button")).toBe(null);
  expect(bridge.asked.map(([channel]) => channel)).toEqual([
    "drive.file-limit",
    "drive.raise-limit",
  ]);
});

it("says that the limit was not raised, and lets it be tried again", async () => {
  show(low, "kept");
  fireEvent.click(await screen.findByRole("button"));
  expect((await screen.findByRole("status")).textContent).toMatch(/not raised/);
  expect(screen.getByRole("button", { name: /Raise it/ })).toBeTruthy();
});

it.each([
  ["there is no limit", null],
  ["it is as high as it can be", { bytes: 4_294_967_295, highest: 4_294_967_295 }],
])("says nothing where %s", async (_, limit) => {
  const bridge = show(limit);
  await waitFor(() => {
    expect(bridge.asked).toHaveLength(1);
  });
  expect(document.body.textContent).toBe("");
});
