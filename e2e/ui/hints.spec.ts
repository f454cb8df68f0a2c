import { lstatSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

test("the owner of an old vault is told once that guesses can be made dearer, and led to where they are", async ({
  latchkey,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");
  await latchkey.unlock(vaultPassword);
  const hint = page.getByRole("heading", { name: "Guessing its password can be made dearer" });
  await expect(hint).toBeVisible({ timeout: 20_000 });
  await expect(dialog).toBeHidden();
  await checkScreen(page, "hint-dearer");
  await latchkey.button("Change the password…").click();
  await expect(dialog.getByLabel("What each guess of it takes")).not.toHaveValue("");
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await latchkey.button("Do not show again").click();
  await expect(hint).toBeHidden();
  await latchkey.button("Lock").click();
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
  await expect(hint).toBeHidden();
});

test("a link in place of the key file is told, and turned into a place that is remembered", async ({
  latchkey,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  const vault = await latchkey.unpackVault("v8-siv-gcm", "Taxes");
  const key = join(await latchkey.makeFolder("keys"), "taxes.key");
  const link = join(vault, "masterkey.cryptomator");
  renameSync(link, key);
  symlinkSync(key, link);
  await latchkey.addVault(vault);
  await latchkey.unlock(vaultPassword);
  await expect(page.getByRole("heading", { name: "Its key file is behind a link" })).toBeVisible({
    timeout: 20_000,
  });
  await expect(dialog).toBeHidden();
  await latchkey.button("To the key file").click();
  await latchkey.button("Remember its place instead…").click();
  await dialog.getByLabel("Password of the vault").fill(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("The key file is in place")).toBeVisible({ timeout: 20_000 });
  expect(() => lstatSync(link)).toThrow();
  await dialog.getByRole("button", { name: "Done" }).click();
  await latchkey.button("Back to the vault").click();
  await expect(page.getByText("Open since")).toBeVisible();
  await expect(page.getByRole("heading", { name: "behind a link" })).toBeHidden();
});
