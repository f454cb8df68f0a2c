import { copyFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { writerSessions } from "../../src-main/app/writer-sessions.ts";
import { type Latchkey, test, vaultPassword } from "./latchkey.ts";
import { recoveryKey } from "./recovery-key.ts";
import { checkScreen } from "./screens.ts";
import { tabTo } from "./tab-to.ts";

const fixture = "v8-siv-gcm";
const words = recoveryKey(fixture).join(" ");
const fresh = "four sober otters sing";
const CONFIG = "vault.cryptomator";
const KEY = "masterkey.cryptomator";

/** What of the vault lies beside its encrypted files, sorted. */
const filesOf = (vault: string) =>
  readdirSync(vault)
    .filter((name) => name.includes("cryptomator"))
    .sort();

async function open(latchkey: Latchkey, password: string): Promise<void> {
  await latchkey.dialog.getByRole("button", { name: "Unlock now" }).click();
  await latchkey.dialog.getByLabel("Password", { exact: true }).fill(password);
  await latchkey.dialog.getByRole("button", { name: "Unlock" }).click();
  await expect(latchkey.page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
}

test("a lost configuration is seen, made again by the password, and the vault opens", async ({
  latchkey,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  const vault = await latchkey.addOfficialVault(fixture, "Taxes");
  rmSync(join(vault, CONFIG));
  await latchkey.button("Unlock").click();
  await latchkey.passwordField.fill(vaultPassword);
  await dialog.getByRole("button", { name: "Unlock" }).click();
  await dialog.getByRole("button", { name: "Restore…" }).click();
  await expect(dialog.getByText("missing")).toBeVisible();
  const field = dialog.getByLabel("Password of the vault");
  await expect(field).toBeFocused();
  await checkScreen(page, "restore-key");
  await field.fill("guess");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("not the password");
  await field.fill(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("AES-256-GCM, names shortened beyond 220")).toBeVisible();
  await checkScreen(page, "restore-choice-config");
  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect(dialog.getByText("“Taxes” is restored")).toBeVisible();
  await checkScreen(page, "restore-done");
  expect(filesOf(vault)).toContain(CONFIG);
  await open(latchkey, vaultPassword);
});

test("a folder with nothing but encrypted files is added as a vault that lost them, and gets both by the recovery key", async ({
  latchkey,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  const vault = await latchkey.unpackVault(fixture, "Taxes");
  for (const name of filesOf(vault)) rmSync(join(vault, name));
  await latchkey.addVault(vault);
  await expect(page.getByRole("heading", { name: "Its files are lost" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("looks like a vault whose files are lost");
  await checkScreen(page, "lost-files");

  // All of it by the keyboard.
  await tabTo(latchkey.button("Restore…"));
  await page.keyboard.press("Enter");
  const field = dialog.getByRole("textbox", { name: "Recovery key" });
  await expect(field).toBeFocused();
  await checkScreen(page, "restore-both");
  // In the colour of what is not as it should be.
  await expect(dialog.getByText("missing").first()).toHaveCSS("color", "rgb(154, 91, 0)");
  await page.keyboard.insertText(words);
  await tabTo(dialog.getByRole("button", { name: "Next" }));
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Choose what it gets back")).toBeVisible();
  const restore = dialog.getByRole("button", { name: "Restore" });
  await tabTo(latchkey.passwordField);
  await page.keyboard.type(fresh);
  await tabTo(dialog.getByLabel("Repeat the password"));
  await page.keyboard.type(fresh);
  await expect(restore).toBeDisabled();
  await tabTo(dialog.getByRole("radio", { name: /In the vault folder/ }));
  await page.keyboard.press("Space");
  await checkScreen(page, "restore-choice-both");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("“Taxes” is restored")).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByRole("button", { name: "Unlock now" })).toBeFocused();
  expect(filesOf(vault)).toEqual([KEY, CONFIG]);
  await page.keyboard.press("Enter");
  await page.keyboard.type(fresh);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
});

test("a vault is not opened while a command must be alone with it, nor its configuration restored while one has it open", async ({
  latchkey,
  home,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  const vault = await latchkey.addOfficialVault(fixture, "Taxes");
  const command = writerSessions(home);
  const end = await command.enter("aaaaaaaa", vault, "repairing");
  await latchkey.unlock(vaultPassword);
  await expect(dialog.getByRole("alert")).toContainText("being repaired, restored or upgraded");
  await checkScreen(page, "unlock-in-repair");
  await end();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
  await latchkey.button("Lock").click();
  await expect(latchkey.button("Unlock")).toBeVisible();

  const lock = await command.enter("bbbbbbbb", vault);
  rmSync(join(vault, CONFIG));
  await latchkey.button("Options").click();
  await latchkey.button("Restore…").click();
  await dialog.getByLabel("Password of the vault").fill(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("This vault is open in Latchkey just now");
  expect(filesOf(vault)).not.toContain(CONFIG);
  await lock();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Choose what it gets back")).toBeVisible({ timeout: 20_000 });
});

test("a lost key file is made again by the recovery key, in a folder outside of the vault, where it is found from then on", async ({
  latchkey,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  const vault = await latchkey.addOfficialVault(fixture, "Taxes");
  for (const name of filesOf(vault)) if (name.startsWith(KEY)) rmSync(join(vault, name));
  await latchkey.button("Options").click();
  await latchkey.button("Restore…").click();
  await dialog.getByRole("textbox", { name: "Recovery key" }).fill(words);
  await dialog.getByRole("button", { name: "Next" }).click();
  await latchkey.passwordField.fill(fresh);
  await dialog.getByLabel("Repeat the password").fill(fresh);
  const keys = await latchkey.makeFolder("keys");
  await latchkey.pickerChooses(keys);
  await dialog.getByRole("button", { name: "Choose a folder…" }).click();
  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect(dialog.getByText("“Taxes” is restored")).toBeVisible({ timeout: 20_000 });
  await expect(dialog).toContainText(join(keys, KEY));
  expect(readdirSync(keys)).toEqual([KEY]);
  expect(filesOf(vault)).not.toContain(KEY);
  await dialog.getByRole("button", { name: "Unlock now" }).click();
  await expect(dialog).toContainText(join(keys, KEY));
  await dialog.getByLabel("Password", { exact: true }).fill(fresh);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden({ timeout: 20_000 });
  await latchkey.button("Back to the vault").click();
  await expect(page.getByText("Open since")).toBeVisible();
});

test("of copies that are kept, the one that fits is taken, and the others say why they do not", async ({
  latchkey,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  const other = await latchkey.unpackVault("v8-siv-ctrmac", "Other");
  const vault = await latchkey.unpackVault(fixture, "Taxes");
  for (const name of filesOf(vault)) if (name.endsWith(".bkup")) rmSync(join(vault, name));
  renameSync(join(vault, CONFIG), join(vault, `${CONFIG}.11111111.bkup`));
  copyFileSync(join(other, CONFIG), join(vault, `${CONFIG}.22222222.bkup`));
  renameSync(join(vault, KEY), join(vault, `${KEY}.33333333.bkup`));
  copyFileSync(join(other, KEY), join(vault, `${KEY}.44444444.bkup`));
  writeFileSync(join(vault, CONFIG), "half a");
  await latchkey.addVault(vault);
  await page.getByRole("main").getByRole("button", { name: "Restore…" }).click();
  await expect(dialog.getByText("damaged")).toBeVisible();
  await dialog.getByText("Password", { exact: true }).click();
  await dialog.getByLabel("Password of the vault").fill(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Choose what it gets back")).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByRole("radio", { name: /11111111/ })).toBeChecked();
  await expect(dialog.getByRole("radio", { name: /22222222/ })).toBeDisabled();
  await expect(dialog.getByRole("radio", { name: /33333333/ })).toBeChecked();
  await expect(dialog.getByRole("radio", { name: /44444444/ })).toBeDisabled();
  await dialog.getByText("In the vault folder").click();
  await checkScreen(page, "restore-copies");
  await dialog.getByRole("button", { name: "Restore" }).click();
  await expect(dialog.getByText("“Taxes” is restored")).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByText("What was there before is kept as:")).toBeVisible();
  await checkScreen(page, "restore-done-copies");
  await open(latchkey, vaultPassword);
});

test("a vault of an old format whose key file lies elsewhere is known by that file, and upgraded with it", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  const vault = await latchkey.unpackVault("v6", "Old");
  const keys = await latchkey.makeFolder("keys");
  renameSync(join(vault, KEY), join(keys, KEY));
  for (const name of filesOf(vault)) rmSync(join(vault, name));
  await latchkey.addVault(vault);
  await expect(page.getByRole("heading", { name: "Its files are lost" })).toBeVisible();
  await latchkey.pickerChooses(join(keys, KEY));
  await latchkey.button("Choose its key file…").click();
  await page.getByLabel("Password of the vault").fill(vaultPassword);
  await latchkey.button("Upgrade now").click();
  await expect(latchkey.button("Unlock")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("main")).toContainText(join(keys, KEY));
  expect(filesOf(vault)).toEqual([CONFIG]);
  expect(readdirSync(keys)).toContain(KEY);
});
