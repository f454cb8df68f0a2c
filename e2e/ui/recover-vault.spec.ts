import { expect } from "@playwright/test";
import { test, vaultPassword } from "./latchkey.ts";
import { recoveryKey } from "./recovery-key.ts";
import { checkScreen } from "./screens.ts";

const fresh = "four sober otters sing";

test("who forgot the password comes back by the recovery key, with a slip of the pen on the way", async ({
  latchkey,
}) => {
  test.slow();
  const { page, dialog } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Unlock").click();
  await dialog.getByRole("button", { name: "Forgot password?" }).click();
  const field = dialog.getByLabel("Recovery key");
  await expect(field).toBeFocused();
  const key = recoveryKey("v8-siv-gcm");
  await field.fill(key.with(4, `${key[4]}qx`).join(" "));
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(dialog.getByRole("alert")).toContainText(`Near to it: ${key[4]}`);
  await checkScreen(page, "recover-words");

  await field.fill(recoveryKey("v8-siv-ctrmac").join(" "));
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(dialog.getByRole("alert")).toContainText("another vault");

  await field.fill(key.map((word, place) => `${place + 1}. ${word.toUpperCase()}`).join(",\n"));
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(latchkey.passwordField).toBeFocused();
  await expect(field).toBeHidden();
  await latchkey.passwordField.fill(fresh);
  await dialog.getByLabel("Repeat the password").fill(fresh);
  await checkScreen(page, "recover-password");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("The password was changed")).toBeVisible({ timeout: 20_000 });
  await dialog.getByRole("button", { name: /^Keep/ }).click();
  await latchkey.unlock(fresh);
  await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
});

test("who has the recovery key opens the vault with it, and the password stays what it is", async ({
  latchkey,
}) => {
  const { page, dialog } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Unlock").click();
  await dialog.getByRole("button", { name: "Forgot password?" }).click();
  await dialog.getByLabel("Recovery key").fill(recoveryKey("v8-siv-gcm").join(" "));
  await dialog.getByRole("button", { name: "Next" }).click();
  await dialog.getByRole("button", { name: "Unlock once" }).click();
  await expect(page.getByText("Open since")).toBeVisible();
  await expect(dialog).toBeHidden();
  await latchkey.button("Lock").click();
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
});
