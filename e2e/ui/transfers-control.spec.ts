import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { expect, type Locator, type Page } from "@playwright/test";
import { fillSmall, item, names, openFiles, secretWords, showFiles } from "./files-vault.ts";
import { type Latchkey, startLatchkey, test, vaultPassword } from "./latchkey.ts";

const MIB = 2 ** 20;

const dock = (page: Page): Locator => page.getByRole("region", { name: "Copying" });

/** A file with random ends and nothing in between: it takes its time, and no room. */
async function makeLarge(path: string, bytes: number): Promise<void> {
  await writeFile(path, randomBytes(1_000));
  await truncate(path, bytes - 1_000);
  await writeFile(path, randomBytes(1_000), { flag: "a" });
}

/** How far the copy is, from 0 to 1. */
async function share(page: Page): Promise<number> {
  const shown = dock(page).getByRole("progressbar");
  return Number(await shown.getAttribute("value")) / Number((await shown.getAttribute("max")) ?? 1);
}

async function openTaxes(latchkey: Latchkey): Promise<string> {
  const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(latchkey.page.getByText("Open since")).toBeVisible();
  return vault;
}

/** Bytes of the largest file in a vault. */
async function largestIn(vault: string): Promise<number> {
  const all = await readdir(join(vault, "d"), { recursive: true });
  const sizes = await Promise.all(
    all.map(async (name) => (await stat(join(vault, "d", name))).size),
  );
  return Math.max(...sizes);
}

test("a copy is paused, goes on, and is cancelled, and leaves nothing half done", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  const vault = await openTaxes(latchkey);
  const source = await latchkey.makeFolder("Films");
  await makeLarge(join(source, "film"), 2_000 * MIB);
  await latchkey.pickerChooses(join(source, "film"));
  await latchkey.button("Copy files in…").click();
  await latchkey.button("Pause").click();
  await expect(dock(page)).toContainText("Paused");
  // What was under way when the button was pressed is still counted.
  let before = 0;
  await expect(async () => {
    before = await share(page);
    await page.waitForTimeout(1_000);
    expect(await share(page)).toBe(before);
  }).toPass();
  await expect(latchkey.button("Pause")).toHaveCount(0);

  await latchkey.button("Go on").click();
  await expect.poll(() => share(page), { intervals: [50] }).toBeGreaterThan(before);
  await latchkey.button("Cancel").click();
  await expect(dock(page)).toContainText("Cancelled before anything was copied");
  expect(await largestIn(vault)).toBeLessThan(MIB);
  await latchkey.button("Dismiss").click();
  await expect(dock(page)).toHaveCount(0);
});

test("of two that have one name, both are kept, or the newer, as the user says", async ({
  latchkey,
  home,
}) => {
  test.slow();
  const { page } = latchkey;
  await openTaxes(latchkey);
  const source = await latchkey.makeFolder("Letters");
  for (const name of ["a.txt", "b.txt", "c.txt"]) await writeFile(join(source, name), "first");
  await latchkey.pickerChooses(source);
  await latchkey.button("Copy a folder in…").click();
  await expect(dock(page)).toContainText("Copied 3 files");
  await latchkey.button("Dismiss").click();

  await writeFile(join(source, "a.txt"), "beside");
  await writeFile(join(source, "b.txt"), "older");
  await utimes(join(source, "b.txt"), 1e9, 1e9);
  await writeFile(join(source, "c.txt"), "newer");
  const soon = Date.now() / 1000 + 60;
  await utimes(join(source, "c.txt"), soon, soon);
  await latchkey.button("Copy a folder in…").click();
  const asked = (name: string) => page.getByRole("group", { name: `“${name}” is there already` });
  await asked("a.txt").getByRole("button", { name: "Keep both" }).click();
  await expect(asked("b.txt")).toContainText("2001");
  await asked("b.txt").getByLabel("Do the same for all others").check();
  await asked("b.txt").getByRole("button", { name: "Keep the newer" }).click();
  await expect(dock(page)).toContainText("Copied 2 files, 11 bytes · 1 left alone");

  const target = join(home, "..", "Out");
  await mkdir(target);
  await page.getByRole("tab", { name: "Files" }).click();
  await latchkey.pickerChooses(target);
  await item(latchkey, "Letters").click();
  await latchkey.button("Copy out…").click();
  await expect(dock(page)).toContainText("Copied 4 files");
  const texts = await Promise.all(
    (await readdir(join(target, "Letters")))
      .sort()
      .map(async (name) => [name, await readFile(join(target, "Letters", name), "utf8")]),
  );
  expect(texts).toEqual([
    ["a (2).txt", "beside"],
    ["a.txt", "first"],
    ["b.txt", "first"],
    ["c.txt", "newer"],
  ]);
});

test("what has no room is refused before anything of it is copied", async ({ latchkey }) => {
  const { page } = latchkey;
  const vault = await openTaxes(latchkey);
  const source = await latchkey.makeFolder("Films");
  await writeFile(join(source, "a small one"), "first of all");
  await writeFile(join(source, "too large"), "");
  const isSparse = await truncate(join(source, "too large"), 4 * 2 ** 40).then(
    () => true,
    () => false,
  );
  test.skip(!isSparse, "needs a disk on which a file may seem larger than it is");
  await latchkey.pickerChooses(source);
  await latchkey.button("Copy a folder in…").click();
  await expect(dock(page)).toContainText("The disk is full");
  await page.getByRole("tab", { name: "Files" }).click();
  await expect(item(latchkey, "hello.txt")).toBeVisible();
  expect(await names(latchkey)).not.toContain("Films");
  expect(await largestIn(vault)).toBeLessThan(MIB);
});

test("a crash in the middle of a copy costs nothing: it goes on, and private copies are gone", async ({
  latchkey,
  home,
}) => {
  test.slow();
  await openTaxes(latchkey);
  await latchkey.electron.evaluate(({ shell }) => {
    shell.openPath = () => Promise.resolve("");
  });
  await showFiles(latchkey);
  await item(latchkey, "hello.txt").click({ button: "right" });
  await latchkey.page.getByRole("menuitem", { name: "Open in its program" }).click();
  await expect(latchkey.page.getByRole("listitem", { name: "/hello.txt" })).toBeVisible();
  const isPrivate = async (): Promise<boolean> =>
    existsSync(join(home, "private")) &&
    (await readdir(join(home, "private"), { recursive: true })).some((name) =>
      name.endsWith("hello.txt"),
    );
  expect(await isPrivate()).toBe(true);

  const source = await latchkey.makeFolder("Films");
  for (let index = 0; index < 20; index += 1) {
    await writeFile(join(source, `clip ${String(index).padStart(2, "0")}`), randomBytes(50_000));
  }
  await makeLarge(join(source, "film"), 600 * MIB);
  await latchkey.page.getByRole("tab", { name: "Overview" }).click();
  await latchkey.pickerChooses(source);
  await latchkey.button("Copy a folder in…").click();
  await expect.poll(() => share(latchkey.page), { intervals: [30] }).toBeGreaterThan(0.1);
  const { pid } = latchkey.electron.process();
  const over = latchkey.electron.waitForEvent("close");
  process.kill(pid ?? 0, "SIGKILL");
  await over;

  const again = await startLatchkey(home);
  await expect(again.row("Taxes")).toBeVisible();
  expect(await isPrivate()).toBe(false);
  await again.unlock(vaultPassword);
  await expect(dock(again.page)).toContainText("Copied", { timeout: 30_000 });
  const target = await again.makeFolder("Out");
  await again.pickerChooses(target);
  await again.button("Dismiss").click();
  await showFiles(again);
  await item(again, "Films").click();
  await again.button("Copy out…").click();
  await expect(dock(again.page)).toContainText("Copied 21 files", { timeout: 30_000 });
  for (const name of await readdir(source)) {
    const copy = await readFile(join(target, "Films", name));
    expect([name, copy.equals(await readFile(join(source, name)))]).toEqual([name, true]);
  }
  expect(await readdir(join(target, "Films"))).toHaveLength(21);
  await again.electron.close();
});

test("a file that was changed in its program and in the vault is kept twice, if the user says so", async ({
  latchkey,
  home,
}) => {
  test.slow();
  const { page } = latchkey;
  await openTaxes(latchkey);
  await latchkey.electron.evaluate(({ shell }) => {
    shell.openPath = () => Promise.resolve("");
  });
  const { url, login } = await latchkey.share();
  await showFiles(latchkey);
  await item(latchkey, "hello.txt").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Open in its program" }).click();
  const opened = page.getByRole("listitem", { name: "/hello.txt" });
  await expect(opened).toContainText("Not changed");
  const headers = { Authorization: `Basic ${Buffer.from(login).toString("base64")}` };
  await fetch(`${url}hello.txt`, { method: "PUT", headers, body: "from the drive" });
  const [copy = ""] = (await readdir(join(home, "private"), { recursive: true })).filter((name) =>
    name.endsWith("hello.txt"),
  );
  await writeFile(join(home, "private", copy), "edited elsewhere");
  await expect(opened).toContainText("Changed, and so was the file in the vault");
  await opened.getByRole("button", { name: "Keep both" }).click();
  await expect(item(latchkey, "hello (2).txt")).toBeVisible();
  const read = async (name: string) => (await fetch(`${url}${name}`, { headers })).text();
  expect(await read("hello.txt")).toBe("from the drive");
  expect(await read("hello%20(2).txt")).toBe("edited elsewhere");
});

test("what is dragged out of the window is given to the system as real files, and gone when the vault is locked", async ({
  latchkey,
  home,
}) => {
  const { page } = latchkey;
  await openFiles(latchkey, "Family", fillSmall);
  // From here on it is the system's drag, which only a person at a real desktop can end.
  await latchkey.electron.evaluate(({ BrowserWindow }) => {
    const dragged: { files: readonly string[]; icon: unknown }[] = [];
    Object.assign(globalThis, { dragged });
    const [window] = BrowserWindow.getAllWindows();
    if (window) {
      window.webContents.startDrag = ({ file, files = [file], icon }) => {
        dragged.push({ files, icon });
      };
    }
  });
  const dragged = () =>
    latchkey.electron.evaluate(
      () => (globalThis as unknown as { dragged: { files: string[]; icon: string }[] }).dragged,
    );
  await item(latchkey, "notes.txt").click();
  await item(latchkey, "Letters").click({ modifiers: ["Control"] });
  await item(latchkey, "notes.txt").hover();
  await page.mouse.down();
  await page.mouse.move(600, 300, { steps: 5 });
  await expect.poll(async () => (await dragged()).length).toBe(1);
  await page.mouse.up();
  const [drag] = await dragged();
  expect(existsSync(drag?.icon ?? "")).toBe(true);
  const files = drag?.files ?? [];
  expect(files.map((path) => path.startsWith(join(home, "private")))).toEqual([true, true]);
  const notes = files.find((path) => path.endsWith("notes.txt")) ?? "";
  expect(await readFile(notes, "utf8")).toContain(secretWords);
  const letters = files.find((path) => path.endsWith("Letters")) ?? "";
  expect(await readdir(join(letters, "Old"))).toEqual(["to grandma.txt"]);

  await page.getByRole("tab", { name: "Overview" }).click();
  await latchkey.button("Lock").click();
  await expect(latchkey.button("Unlock")).toBeVisible();
  expect(await readdir(join(home, "private"))).toEqual([]);
});
