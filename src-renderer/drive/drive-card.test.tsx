// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { DriveState } from "../../src-shared/model/drive.ts";
import { type Answers, fakeBridge } from "../test-support/fake-bridge.ts";
import { taxesId } from "../test-support/summaries.ts";
import type { Platform } from "../vault-list/vault-list-store.ts";
import { useDriveActions } from "./drive-actions.ts";
import { DriveButton } from "./drive-button.tsx";
import { DriveCard } from "./drive-card.tsx";

afterEach(cleanup);

const share = { url: "http://127.0.0.1:4242/x7Kd/Taxes/", username: "latchkey", password: "s3" };
const mounted: DriveState = { kind: "mounted", place: "/run/user/1000/gvfs/dav" };
const done = () => ({ ok: true, value: null }) as const;

function show(drive: DriveState, answers: Answers = {}, platform: Platform = "linux") {
  const bridge = fakeBridge(answers);
  const onBrowse = vi.fn();
  function Page() {
    const actions = useDriveActions(bridge, taxesId);
    const copy = (part: "url" | "username" | "password") =>
      bridge.ask("share.copy", { id: taxesId, part });
    return (
      <>
        <DriveButton drive={drive} actions={actions} onBrowse={onBrowse} />
        <DriveCard
          bridge={bridge}
          drive={drive}
          actions={actions}
          share={share}
          platform={platform}
          copy={copy}
        />
      </>
    );
  }
  render(<Page />);
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
  return { bridge, press, onBrowse };
}

const byHand = (): HTMLDetailsElement => {
  const details = screen.getByText("Connect by hand").closest("details");
  if (!details) throw new Error("no details");
  return details;
};

it("opens the drive, and says where it is", async () => {
  const { bridge, press } = show(mounted, { "drive.open": done });
  expect(screen.getByText("/run/user/1000/gvfs/dav")).toBeTruthy();
  expect(byHand().open).toBe(false);
  press("Open drive");
  await waitFor(() => {
    expect(bridge.asked).toEqual([["drive.open", { id: taxesId }]]);
  });
});

it("says why the drive could not be shown, although it is there", async () => {
  const { press } = show(mounted, {
    "drive.open": () => ({ ok: false, failure: { kind: "drive-not-shown", path: "dav://x" } }),
  });
  press("Open drive");
  expect((await screen.findByRole("alert")).textContent).toMatch(/No file manager opened/);
});

it("ejects it; while files are open there, only when told twice", async () => {
  const { bridge, press } = show(mounted, {
    "drive.unmount": ({ force }) => ({ ok: true, value: { kind: force ? "gone" : "busy" } }),
  });
  press("Eject");
  expect((await screen.findByRole("alert")).textContent).toMatch(/still open in the drive/);
  press("Eject all the same");
  await waitFor(() => {
    expect(bridge.asked.at(-1)).toEqual(["drive.unmount", { id: taxesId, force: true }]);
  });
});

it.each<[DriveState, RegExp]>([
  [{ kind: "mounting" }, /being mounted/],
  [{ kind: "unmounting", place: "/x" }, /brought into the vault/],
])("waits while it is %o", (drive, words) => {
  show(drive);
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getByRole("progressbar")).toBeTruthy();
});

it.each<[DriveState, RegExp]>([
  [{ kind: "off" }, /Nothing is mounted/],
  [{ kind: "ejected" }, /was ejected/],
])("offers to mount it, and the address, while it is %o", async (drive, words) => {
  const { bridge, press } = show(drive, { "drive.mount": done });
  expect(screen.getByText(words)).toBeTruthy();
  expect([byHand().open, screen.getByText(share.url)]).toMatchObject([true, {}]);
  press("Mount the drive");
  await waitFor(() => {
    expect(bridge.asked).toEqual([["drive.mount", { id: taxesId }]]);
  });
});

it("says why it could not be mounted, and tries again", async () => {
  const failure = { kind: "drive-failed", program: "gio" } as const;
  const { bridge, press } = show({ kind: "failed", failure }, { "drive.mount": done });
  expect(screen.getByRole("alert").textContent).toMatch(/“gio” refused/);
  press("Try again");
  await waitFor(() => {
    expect(bridge.asked).toEqual([["drive.mount", { id: taxesId }]]);
  });
});

it("where there is no way to mount, shows the files in the window instead, and the address", () => {
  const { press, onBrowse } = show({ kind: "failed", failure: { kind: "drive-unavailable" } });
  expect(screen.queryByRole("button", { name: "Open drive" })).toBeNull();
  expect([byHand().open, screen.getByText(share.url)]).toMatchObject([true, {}]);
  press("Browse files");
  expect(onBrowse).toHaveBeenCalledOnce();
});

it("says on Windows how large a file may be, once there is a drive", async () => {
  const answers: Answers = {
    "drive.file-limit": () => ({ ok: true, value: { bytes: 50_000_000, highest: 4_294_967_295 } }),
  };
  show({ kind: "mounted", place: "X:\\" }, answers, "windows");
  expect(await screen.findByText(/at most 50 MB/)).toBeTruthy();
  cleanup();
  expect(show({ kind: "off" }, answers, "windows").bridge.asked).toEqual([]);
});

it("gives the login to Dolphin where only that reads the share, and has nothing to eject", () => {
  show({ kind: "mounted", place: "webdav://latchkey@127.0.0.1:4242/x7Kd/Taxes/" });
  expect(screen.getByRole("status", { name: "Dolphin finds your files at" }).textContent).toBe(
    "webdav://latchkey@127.0.0.1:4242/x7Kd/Taxes/",
  );
  expect(screen.queryByRole("button", { name: "Eject" })).toBe(null);
  expect(byHand().open).toBe(true);
  expect(screen.getByRole("button", { name: "Open drive" })).toBeTruthy();
});
