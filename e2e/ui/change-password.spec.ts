import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

const fresh = "four sober otters sing";

test("a password is changed, the older key files named and removed, and only the new one opens", async ({
  latchkey,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Options").click();
  await latchkey.button("Change password…").click();
  const current = dialog.getByLabel("Current password");
  await expect(current).toBeFocused();
  await current.fill("guess");
  await dialog.getByLabel("New password", { exact: true }).fill(fresh);
  await dialog.getByLabel("Repeat the password").fill(fresh);
  const dearer = dialog.getByRole("option", { name: /^About .* and 64 MB/ });
  await dialog.getByLabel("What each guess of it takes").selectOption(await dearer.innerText());
  await dialog.getByRole("checkbox").check();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("not the password");
  await checkScreen(page, "change-password");
  await page.setViewportSize({ width: 720, height: 480 });
  await checkScreen(page, "change-password-small");
  await page.setViewportSize({ width: 1080, height: 720 });

  await expect(current).toBeFocused();
  await page.keyboard.type(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("The password was changed")).toBeVisible({ timeout: 20_000 });
  const named = await dialog.getByRole("listitem").allInnerTexts();
  const lying = (await readdir(vault)).filter((name) => name.endsWith(".bkup"));
  expect(named.filter((name) => name.startsWith("masterkey")).sort()).toEqual(
    lying.filter((name) => name.startsWith("masterkey")).sort(),
  );
  await checkScreen(page, "password-changed");
  await dialog.getByRole("button", { name: /^Remove/ }).click();
  await expect(dialog).toBeHidden();
  const left = (await readdir(vault)).filter((name) => name.startsWith("masterkey"));
  expect(left).toEqual(["masterkey.cryptomator"]);
  const keyFile = await readFile(join(vault, "masterkey.cryptomator"), "utf8");
  expect(JSON.parse(keyFile)).toMatchObject({ scryptCostParam: 2 ** 16, scryptBlockSize: 8 });

  await latchkey.button("Back to the vault").click();
  await latchkey.unlock(vaultPassword);
  await expect(dialog.getByRole("alert")).toBeVisible({ timeout: 20_000 });
  await page.keyboard.type(fresh);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
});
