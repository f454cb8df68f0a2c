/** Every flow once without a mouse: nothing here clicks. What others already walk so is in keyboard.spec.ts, new-vault.spec.ts and preferences.spec.ts. */

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { curl } from "./curl.ts";
import { type Latchkey, test, vaultPassword } from "./latchkey.ts";
import { tabAndPress, tabTo } from "./tab-to.ts";

/** Adds a vault by the shortcut. */
async function addByKey(latchkey: Latchkey, fixture: string, name: string): Promise<string> {
  const path = await latchkey.unpackVault(fixture, name);
  await latchkey.pickerChooses(path);
  await expect(latchkey.page.getByRole("heading", { level: 1 })).toBeVisible();
  await latchkey.page.bringToFront();
  await latchkey.page.keyboard.press("Control+o");
  await expect(latchkey.row(name)).toBeVisible();
  return path;
}

async function unlockByKey(latchkey: Latchkey): Promise<void> {
  await tabAndPress(latchkey.button("Unlock"));
  await expect(latchkey.passwordField).toBeFocused();
  await latchkey.page.keyboard.type(vaultPassword);
  await latchkey.page.keyboard.press("Enter");
  await expect(latchkey.page.getByText("Open since")).toBeVisible({ timeout: 15_000 });
}

const names = (latchkey: Latchkey) => latchkey.page.locator(".vault-row b").allInnerTexts();

test("vaults are put in order, renamed and removed by the keyboard", async ({ latchkey }) => {
  const { keyboard } = latchkey.page;
  for (const name of ["Taxes", "Letters", "Photos"]) await addByKey(latchkey, "v8-siv-gcm", name);
  await tabTo(latchkey.row("Photos"));
  await keyboard.press("Alt+ArrowUp");
  await expect.poll(() => names(latchkey)).toEqual(["Taxes", "Photos", "Letters"]);
  await keyboard.press("Alt+ArrowUp");
  await expect.poll(() => names(latchkey)).toEqual(["Photos", "Taxes", "Letters"]);
  await expect(latchkey.row("Photos")).toBeFocused();

  await keyboard.press("F2");
  await expect(latchkey.dialog).toContainText("Rename “Photos”");
  await keyboard.type("Pictures");
  await keyboard.press("Enter");
  await expect(latchkey.row("Pictures")).toBeVisible();
  await tabTo(latchkey.row("Pictures"));
  await keyboard.press("Delete");
  await keyboard.press("Enter");
  await expect.poll(() => names(latchkey)).toEqual(["Taxes", "Letters"]);
});

test("a vault is repaired, and the repair taken back, by the keyboard", async ({ latchkey }) => {
  test.slow();
  const { page } = latchkey;
  const vault = await addByKey(latchkey, "v8-siv-gcm", "Taxes");
  const content = await readdir(join(vault, "d"), { recursive: true });
  const backup = content.find((name) => name.endsWith("dirid.c9r"));
  if (backup === undefined) throw new Error("this vault has no backup of an id");
  await rm(join(vault, "d", backup));

  await tabAndPress(latchkey.button("Options"));
  const password = page.getByRole("region", { name: "Check" }).getByLabel("Password of the vault");
  await tabTo(password);
  await page.keyboard.type(vaultPassword);
  await page.keyboard.press("Enter");
  const repair = latchkey.button(/^Repair \d+ finding/);
  await expect(repair).toBeVisible({ timeout: 20_000 });
  await tabAndPress(repair);
  await expect(page.getByText("nothing has been changed yet")).toBeVisible();
  await tabTo(password);
  await page.keyboard.type(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByText("The repair is done.")).toBeVisible({ timeout: 20_000 });
  await tabAndPress(latchkey.button("Take the repair back"));
  await expect(password).toBeVisible();
  expect(await readdir(join(vault, "d"), { recursive: true })).not.toContain(backup);
});

test("an old vault is upgraded by the keyboard", async ({ latchkey }) => {
  test.slow();
  const { page } = latchkey;
  await addByKey(latchkey, "v7", "Old taxes");
  await tabTo(page.getByLabel("Password of the vault"));
  await page.keyboard.type(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(latchkey.button("Unlock")).toBeVisible({ timeout: 20_000 });
});

test("events are read, copied and cleared by the keyboard", async ({ latchkey }) => {
  test.slow();
  const { page, electron } = latchkey;
  const vault = await addByKey(latchkey, "v8-siv-gcm", "Taxes");
  await unlockByKey(latchkey);
  const { url, login } = await latchkey.share();
  const file = join(vault, await encryptedPathOf(latchkey, "/hello.txt"));
  await writeFile(file, (await readFile(file)).subarray(0, 30));
  expect((await curl(`${url}hello.txt`, login)).exitCode).not.toBe(0);

  const bell = page.getByRole("button", { name: /^Events, [1-9]/ });
  await expect(bell).toBeVisible({ timeout: 15_000 });
  await tabAndPress(bell);
  await tabAndPress(latchkey.button("Copy path").first());
  const clipboard = () => electron.evaluate(({ clipboard: board }) => board.readText());
  await expect.poll(clipboard).toMatch(/^\//);
  await tabAndPress(latchkey.button("Clear all"));
  await expect(page.getByText("Nothing has happened.")).toBeVisible();
});

test("the trouble window is read, copied and left by the keyboard", async ({ latchkey }) => {
  const { page, electron } = latchkey;
  await expect(latchkey.button("Create a vault…")).toBeVisible();
  await page.bringToFront();
  await tabTo(latchkey.button("Create a vault…"));
  await electron.evaluate(() => {
    setTimeout(() => {
      throw new RangeError("unheard of");
    }, 0);
  });
  await expect(latchkey.dialog).toContainText("Something went wrong");
  await tabTo(page.getByRole("region", { name: /^The report/ }));
  await tabAndPress(latchkey.button("Copy the report"));
  await expect(latchkey.button("Copied")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(latchkey.dialog).toBeHidden();
  await expect(latchkey.button("Create a vault…")).toBeFocused();
});

test("quitting is thought better of, and gone through with, by the keyboard", async ({
  latchkey,
}) => {
  test.slow();
  const { page, electron } = latchkey;
  await addByKey(latchkey, "v8-siv-gcm", "Taxes");
  await unlockByKey(latchkey);
  await page.evaluate(() => window.bridge.ask("settings.change", { lockOnQuit: false }));
  const quit = () =>
    electron.evaluate(
      ({ app }) =>
        void setTimeout(() => {
          app.quit();
        }, 0),
    );
  await quit();
  await expect(latchkey.dialog).toContainText("Lock your vaults and quit?");
  await page.keyboard.press("Escape");
  await expect(latchkey.dialog).toBeHidden();
  await expect(page.getByText("Open since")).toBeVisible();
  await quit();
  await expect(latchkey.dialog).toBeVisible();
  const ended = electron.waitForEvent("close");
  await tabTo(latchkey.dialog.getByRole("button", { name: "Lock and quit" }));
  // The page goes while the key is still down.
  await Promise.allSettled([page.keyboard.press("Enter"), ended]);
  await ended;
});

test("the preferences come and go by their shortcut, also while there is no vault", async ({
  latchkey,
}) => {
  const { page } = latchkey;
  await expect(latchkey.button("Create a vault…")).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press("Control+,");
  await expect(page.getByRole("heading", { level: 1, name: "Preferences" })).toBeVisible();
  await tabTo(page.getByRole("radio", { name: "As the system" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await tabAndPress(latchkey.button("Back"));
  await expect(page.getByRole("heading", { name: "Welcome to Latchkey" })).toBeVisible();
});

async function encryptedPathOf({ page }: Latchkey, typed: string): Promise<string> {
  const reply = await page.evaluate(async (path) => {
    const list = await window.bridge.ask("vaults.list", {});
    const id = list.ok ? list.value.vaults[0]?.id : undefined;
    if (id === undefined) throw new Error("there is no vault");
    return window.bridge.ask("names.locate", { id, typed: path, show: false });
  }, typed);
  if (!reply.ok) throw new Error(`${typed} is not in the vault`);
  return reply.value.ciphertextPath;
}
