import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { type Latchkey, startLatchkey, test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

test("a folder that is no vault is refused with a sentence, and another can be chosen", async ({
  latchkey,
}) => {
  const folder = await latchkey.makeFolder("Pictures");
  await latchkey.addVault(folder);
  await expect(latchkey.dialog).toContainText("This folder was not added");
  await expect(latchkey.dialog.getByRole("alert")).toContainText(`“${folder}” is not a vault`);

  await latchkey.pickerChooses(await latchkey.unpackVault("v8-siv-gcm", "Taxes"));
  await latchkey.button("Choose another folder…").click();
  await expect(latchkey.dialog).toBeHidden();
  await expect(latchkey.row("Taxes")).toBeVisible();
});

test("a vault whose configuration is damaged is listed, and says how it comes back", async ({
  latchkey,
}) => {
  const folder = await latchkey.unpackVault("v8-siv-gcm", "Taxes");
  await writeFile(join(folder, "vault.cryptomator"), "no token");
  await latchkey.addVault(folder);
  await expect(latchkey.row("Taxes")).toContainText("Cannot be opened");
  await expect(latchkey.page.getByRole("main")).toContainText("damaged or only half synced");
  await expect(latchkey.button("Restore…")).toBeVisible();
});

test("a vault is in the list once, however often it is added", async ({ latchkey }) => {
  const folder = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");
  await latchkey.addVault(folder);
  await expect(latchkey.page.getByText("“Taxes” is in your list already.")).toBeVisible();
  await expect(latchkey.row("Taxes")).toHaveCount(1);
  await expect(latchkey.row("Taxes")).toHaveAttribute("aria-current", "true");
});

test("the list is there again after a restart, and a removed vault is not", async ({
  latchkey,
  home,
}) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");
  await latchkey.button("Options").click();
  await latchkey.button("Remove from list…").click();
  await expect(latchkey.dialog).toContainText("The vault and its files stay where they are");
  await latchkey.button("Remove from list").click();
  await expect(latchkey.row("Letters")).toBeHidden();
  await latchkey.electron.close();

  const again = await startLatchkey(home);
  await expect(again.row("Taxes")).toBeVisible();
  await expect(again.row("Letters")).toBeHidden();
  await again.electron.close();
});

test("a damaged list is kept aside, its last good copy is shown, and the user is told", async ({
  latchkey,
  home,
}) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");
  await latchkey.electron.close();
  await writeFile(join(home, "vaults.json"), '{"version": 1, "vau');

  const again = await startLatchkey(home);
  await expect(again.row("Taxes")).toBeVisible();
  await expect(again.page.getByText("The saved list of vaults was damaged")).toBeVisible();
  await checkScreen(again.page, "list-restored");
  await again.button("Dismiss").click();
  await expect(again.page.getByText("The saved list of vaults was damaged")).toBeHidden();
  await again.electron.close();
});

test("an old vault says that it needs an upgrade", async ({ latchkey }) => {
  await latchkey.addOfficialVault("v7", "Old taxes");
  await expect(latchkey.page.getByText("This vault has format 7")).toBeVisible();
  await expect(latchkey.button("Unlock")).toBeHidden();
});

test("a vault whose folder is gone is missing, and back when the folder is", async ({
  latchkey,
}) => {
  const folder = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await rename(folder, `${folder} elsewhere`);
  // As when the user comes back to the window.
  await latchkey.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(
    latchkey.page.getByRole("heading", { name: "The folder of this vault is not here" }),
  ).toBeVisible();

  await rename(`${folder} elsewhere`, folder);
  await latchkey.button("Look again").click();
  await expect(latchkey.button("Unlock")).toBeVisible();
});

test("a vault that was moved is found where it is now, and another is not taken for it", async ({
  latchkey,
}) => {
  const folder = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  const other = await latchkey.unpackVault("v8-siv-ctrmac", "Letters");
  await rename(folder, `${folder} elsewhere`);
  await latchkey.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await latchkey.pickerChooses(other);
  await latchkey.button("Find the folder…").click();
  await expect(latchkey.page.getByRole("alert")).toContainText("is another vault");
  await checkScreen(latchkey.page, "missing-another-vault");
  await latchkey.pickerChooses(`${folder} elsewhere`);
  await latchkey.button("Find the folder…").click();
  await expect(latchkey.button("Unlock")).toBeVisible();
  await expect(latchkey.row("Taxes")).toContainText("Taxes elsewhere");
});

test("a vault whose key file is gone says so before any password is asked", async ({
  latchkey,
}) => {
  const folder = await latchkey.unpackVault("v8-siv-gcm", "Taxes");
  await rm(join(folder, "masterkey.cryptomator"));
  await latchkey.addVault(folder);
  await expect(latchkey.page.getByText("The key file")).toBeVisible();
  await expect(latchkey.button("Unlock")).toBeHidden();
});

test("vaults are searched, renamed and put in order, and stay so", async ({ latchkey, home }) => {
  const { page } = latchkey;
  const names = (shown: Latchkey) => shown.page.locator(".vault-row b").allInnerTexts();
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");
  await latchkey.addOfficialVault("v7", "Photos");

  await page.keyboard.press("Control+f");
  await page.keyboard.type("letTERS");
  await expect(latchkey.row("Taxes")).toBeHidden();
  await checkScreen(page, "list-search");
  await page.keyboard.press("Enter");
  await expect(latchkey.row("Letters")).toBeFocused();
  await expect(page.getByRole("heading", { level: 1, name: "Letters" })).toBeVisible();

  await page.keyboard.press("F2");
  await expect(latchkey.dialog).toContainText("Rename “Letters”");
  await checkScreen(page, "rename");
  await page.keyboard.type("Briefe");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Briefe" })).toBeVisible();
  await page.keyboard.press("Control+f");
  await page.keyboard.press("Escape");

  await latchkey.row("Photos").dragTo(latchkey.row("Taxes"));
  await expect.poll(() => names(latchkey)).toEqual(["Photos", "Taxes", "Briefe"]);
  await latchkey.row("Photos").click();
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => names(latchkey)).toEqual(["Taxes", "Photos", "Briefe"]);
  await latchkey.electron.close();

  const again = await startLatchkey(home);
  await expect.poll(() => names(again)).toEqual(["Taxes", "Photos", "Briefe"]);
  await again.electron.close();
});

test("shortcuts begin a new vault and lock the chosen one", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
  await page.keyboard.press("Control+l");
  await expect(latchkey.button("Unlock")).toBeVisible();
  await page.keyboard.press("Control+n");
  await expect(page.getByRole("heading", { name: "New vault" })).toBeVisible();
});
