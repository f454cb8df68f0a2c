/** The drives of open vaults, by what the window asks and sees; the system's way to mount is a table in memory. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { password } from "../../test-support/app-on-computer.ts";
import { appWithDrives } from "../../test-support/app-with-drives.ts";
import { patient } from "../../test-support/patient.ts";

const { computer, drives, ask, restart, drive, inData, unlock, untilDrive, bookedDrives, seen } =
  appWithDrives();

describe("a vault that is unlocked", () => {
  it("gets a drive of its name, which goes before it is locked", async () => {
    await unlock();
    await untilDrive("mounted");
    expect(await drive()).toEqual({ kind: "mounted", place: "/drives/any" });
    expect(drives.table.asked).toMatchObject({ name: "Taxes", readOnly: false });
    expect(await ask("vault.lock", { id: drives.id, force: false })).toEqual({
      ok: true,
      value: { kind: "locked" },
    });
    expect([drives.table.mounted.size, await bookedDrives()]).toEqual([0, []]);
    expect(seen()).toEqual(["mounting", "mounted", "unmounting", "off"]);
  });

  it("says that it is only for reading", async () => {
    await ask("vault.unlock", { id: drives.id, password, readOnly: true, remember: false });
    await untilDrive("mounted");
    expect(drives.table.asked).toMatchObject({ readOnly: true });
  });

  it("gets none where its options or the settings want none, until somebody asks for it", async () => {
    await ask("vault.set-options", { id: drives.id, options: { mount: false } });
    await unlock();
    expect(await drive()).toEqual({ kind: "off" });
    await ask("vault.lock", { id: drives.id, force: false });
    await ask("vault.set-options", { id: drives.id, options: { mount: true } });
    await ask("settings.change", { mountDrives: false });
    await unlock();
    expect(await drive()).toEqual({ kind: "off" });
    expect(await ask("drive.mount", { id: drives.id })).toEqual({ ok: true, value: null });
    expect(await drive()).toMatchObject({ kind: "mounted" });
  });

  it("stays open if no drive can be had, says why, and tries again when asked to", async () => {
    drives.table.fails = true;
    await unlock();
    await untilDrive("failed");
    expect(await drive()).toMatchObject({ failure: { kind: "drive-failed", program: "mount" } });
    expect(await ask("drive.open", { id: drives.id })).toEqual({
      ok: false,
      failure: { kind: "drive-failed", program: "mount" },
    });
    expect(await bookedDrives()).toEqual([]);
    drives.table.fails = false;
    await ask("drive.mount", { id: drives.id });
    expect(await drive()).toMatchObject({ kind: "mounted" });
  });

  it.each([
    ["reveal", ["show /drives/any"]],
    ["nothing", []],
    ["ask", []],
  ] as const)("is shown by itself after it, if the option is “%s”: %o", async (option, shown) => {
    await ask("vault.set-options", { id: drives.id, options: { afterUnlock: option } });
    await unlock();
    await untilDrive("mounted");
    await vi.waitFor(() => {
      expect(computer.desktop.asked).toEqual(shown);
    }, patient);
  });

  it("appears in the folder that the user has picked", async () => {
    const picked = join(computer.home, "drive");
    await mkdir(picked);
    computer.picked = picked;
    await ask("drive.pick-folder", { id: drives.id });
    await unlock();
    await untilDrive("mounted");
    expect(await drive()).toMatchObject({ place: picked });
    await ask("vault.lock", { id: drives.id, force: false });
    await ask("drive.forget-folder", { id: drives.id });
    await unlock();
    await untilDrive("mounted");
    expect(await drive()).toMatchObject({ place: "/drives/any" });
  });

  it("takes no folder from the window", async () => {
    const options = { driveFolder: "/etc" };
    const reply = await ask("vault.set-options", { id: drives.id, options: options as object });
    expect(reply).toMatchObject({ ok: false });
  });
});

describe("the drive", () => {
  it("is shown when it is asked for, also by the tray and a double click on the vault", async () => {
    await unlock();
    await untilDrive("mounted");
    await ask("drive.open", { id: drives.id });
    await computer.app.openDrive(drives.id);
    await computer.app.open(join(computer.home, "Taxes", "vault.cryptomator"));
    expect(computer.desktop.asked).toEqual(Array(3).fill("show /drives/any"));
    expect(await ask("wishes.take", {})).toEqual({ ok: true, value: [] });
    await ask("drive.copy-place", { id: drives.id });
    expect(computer.copied).toEqual(["/drives/any"]);
  });

  it("of a vault that has none is not made by a double click: its page is shown", async () => {
    await ask("settings.change", { mountDrives: false });
    await unlock();
    await computer.app.open(join(computer.home, "Taxes"));
    expect(await ask("wishes.take", {})).toEqual({
      ok: true,
      value: [{ kind: "show-vault", id: drives.id }],
    });
    expect(drives.table.mounted.size).toBe(0);
  });

  it("that is ejected is noticed, and comes back when it is opened", async () => {
    await unlock();
    await untilDrive("mounted");
    drives.table.mounted.clear();
    await untilDrive("ejected");
    expect(await bookedDrives()).toEqual([]);
    await ask("drive.open", { id: drives.id });
    expect([await drive(), computer.desktop.asked]).toMatchObject([{ kind: "mounted" }, [{}]]);
  });

  it("that was ejected a moment ago is mounted again by opening it", async () => {
    await unlock();
    await untilDrive("mounted");
    drives.table.mounted.clear();
    await ask("drive.open", { id: drives.id });
    expect([drives.table.mounted.size, (await bookedDrives()).length]).toEqual([1, 1]);
  });

  it("can be taken down by hand; in use only by force", async () => {
    await unlock();
    await untilDrive("mounted");
    drives.table.isBusy = true;
    const polite = await ask("drive.unmount", { id: drives.id, force: false });
    expect([polite, await drive()]).toMatchObject([
      { value: { kind: "busy" } },
      { kind: "mounted" },
    ]);
    const forced = await ask("drive.unmount", { id: drives.id, force: true });
    expect([forced, await drive()]).toMatchObject([{ value: { kind: "gone" } }, { kind: "off" }]);
  });
});

describe("a lock", () => {
  it("is refused while something is open in the drive, and goes by force", async () => {
    await unlock();
    await untilDrive("mounted");
    drives.table.isBusy = true;
    expect(await ask("vault.lock", { id: drives.id, force: false })).toEqual({
      ok: true,
      value: { kind: "in-use", files: [], isDriveBusy: true },
    });
    expect(await drive()).toMatchObject({ kind: "mounted" });
    expect(await ask("vault.lock", { id: drives.id, force: true })).toMatchObject({
      value: { kind: "locked" },
    });
    expect(drives.table.mounted.size).toBe(0);
  });

  it("while the drive is being mounted leaves none behind", async () => {
    let pass = (): void => undefined;
    drives.table.gate = new Promise((resolve) => {
      pass = resolve;
    });
    await unlock();
    expect(await drive()).toEqual({ kind: "mounting" });
    expect(await ask("vault.lock", { id: drives.id, force: true })).toMatchObject({
      value: { kind: "locked" },
    });
    pass();
    await vi.waitFor(async () => {
      expect([drives.table.mounted.size, await bookedDrives()]).toEqual([0, []]);
    }, patient);
  });

  it("at the end of the app takes every drive down", async () => {
    await unlock();
    await untilDrive("mounted");
    await computer.app.close();
    expect([drives.table.mounted.size, await bookedDrives()]).toEqual([0, []]);
  });
});

it("what a crash has left is taken down at the start", async () => {
  await unlock();
  await untilDrive("mounted");
  const [name = ""] = await bookedDrives();
  const file = inData("drives", name);
  const text = await readFile(file, "utf8");
  const [left] = drives.table.mounted.values();
  if (!left) throw new Error("nothing is mounted");
  await computer.app.close();
  // No process has this number: it is above what Linux gives.
  await writeFile(file, text.replace(/"pid":\d+/, `"pid":${2 ** 30}`));
  drives.table.mounted.set(left.place, left);
  await restart();
  await vi.waitFor(async () => {
    expect([drives.table.mounted.size, await bookedDrives()]).toEqual([0, []]);
  }, patient);
});

it("says how large a file may be, where the system has a limit, and raises it", async () => {
  expect(await ask("drive.file-limit", {})).toEqual({ ok: true, value: null });
  expect(await ask("drive.raise-limit", {})).toEqual({ ok: true, value: { kind: "kept" } });
  let bytes = 50;
  const fileLimit = {
    read: async () => bytes,
    highest: 400,
    raise: async () => {
      bytes = 400;
      return true;
    },
  };
  computer.driveWays = [{ ...drives.table.way, fileLimit }];
  await restart();
  const limit = { ok: true, value: { bytes: 50, highest: 400 } };
  expect(await ask("drive.file-limit", {})).toEqual(limit);
  expect(await ask("drive.raise-limit", {})).toEqual({ ok: true, value: { kind: "raised" } });
  expect(bytes).toBe(400);
});

it("says what this computer can do", async () => {
  expect(await ask("drive.facts", {})).toEqual({
    ok: true,
    value: { canMount: true, isWanted: true, choice: "folder" },
  });
});
