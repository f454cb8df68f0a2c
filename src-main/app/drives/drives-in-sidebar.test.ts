/** The drives of open vaults among the places of the file manager. */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { appWithDrives } from "../../test-support/app-with-drives.ts";
import { patient } from "../../test-support/patient.ts";

const { computer, drives, ask, restart, inData, unlock, untilDrive } = appWithDrives();

const bookmarks = () => readFile(join(computer.home, ".config/gtk-3.0/bookmarks"), "utf8");
const notes = () => readdir(inData("sidebar")).catch(() => []);

beforeEach(async () => {
  await mkdir(join(computer.home, ".config/gtk-3.0"), { recursive: true });
  await writeFile(join(computer.home, ".config/gtk-3.0/bookmarks"), "file:///home/anna/Music\n");
});

it("the places of the file manager name the drive while it is there, if that is wanted", async () => {
  await unlock();
  await untilDrive("mounted");
  expect(await bookmarks()).toBe("file:///home/anna/Music\n");
  await ask("vault.lock", { id: drives.id, force: false });

  await ask("settings.change", { showInSidebar: true });
  await unlock();
  await untilDrive("mounted");
  expect(await bookmarks()).toBe("file:///home/anna/Music\nfile:///drives/any Taxes\n");
  expect(await notes()).toHaveLength(1);
  expect(await ask("drive.unmount", { id: drives.id, force: false })).toMatchObject({ ok: true });
  expect(await bookmarks()).toBe("file:///home/anna/Music\n");

  await ask("drive.mount", { id: drives.id });
  expect(await bookmarks()).toContain("Taxes");
  await ask("vault.lock", { id: drives.id, force: false });
  expect([await bookmarks(), await notes()]).toEqual(["file:///home/anna/Music\n", []]);
});

it("they forget a drive that somebody has ejected, and one that a crash has left", async () => {
  await ask("settings.change", { showInSidebar: true });
  await unlock();
  await untilDrive("mounted");
  drives.table.mounted.clear();
  await untilDrive("ejected");
  expect(await bookmarks()).toBe("file:///home/anna/Music\n");

  await ask("drive.mount", { id: drives.id });
  const [name = ""] = await notes();
  const file = inData("sidebar", name);
  const note = (await readFile(file, "utf8")).replace(/"pid":\d+/, `"pid":${2 ** 30}`);
  const left = await bookmarks();
  await computer.app.close();
  await writeFile(file, note);
  await writeFile(join(computer.home, ".config/gtk-3.0/bookmarks"), `${left}file:///after\n`);
  await restart();
  await vi.waitFor(async () => {
    expect(await bookmarks()).toBe("file:///home/anna/Music\nfile:///after\n");
    expect(await notes()).toEqual([]);
  }, patient);
});

it("they may be unwritable: there is a drive all the same", async () => {
  await ask("settings.change", { showInSidebar: true });
  await rm(join(computer.home, ".config/gtk-3.0/bookmarks"));
  await mkdir(join(computer.home, ".config/gtk-3.0/bookmarks"));
  await unlock();
  await untilDrive("mounted");
  expect(await ask("vault.lock", { id: drives.id, force: false })).toMatchObject({ ok: true });
});
