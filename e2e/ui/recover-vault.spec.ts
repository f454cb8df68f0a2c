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

test("words are completed while they are typed, by keys alone", async ({ latchkey }) => {
  const { page, dialog } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Unlock").click();
  await dialog.getByRole("button", { name: "Forgot password?" }).click();
  const field = dialog.getByLabel("Recovery key");
  const options = dialog.getByRole("option");
  await expect(field).toBeFocused();
  // The list of words comes a moment after the dialog.
  await expect(async () => {
    await field.fill("");
    await page.keyboard.type("1. pat");
    await expect(options.first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.keyboard.press("ArrowDown");
  const second = await options.nth(1).getAttribute("aria-label");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await checkScreen(page, "recover-words-offered");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(`1. ${second} `);

  // Escape closes the list and not the dialog; the next one does.
  await page.keyboard.type("pat");
  await expect(options.first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(field).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();

  // What is taken by keys is the word that is meant, and the others follow by hand.
  const key = recoveryKey("v8-siv-gcm");
  const word = key[0] ?? "";
  await field.fill("");
  await page.keyboard.type(word.slice(0, -1));
  const meant = dialog.getByRole("option", { name: word, exact: true });
  for (const _ of Array(6)) {
    if ((await meant.getAttribute("aria-selected")) === "true") break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Tab");
  await expect(field).toHaveValue(`${word} `);
  await page.keyboard.insertText(key.slice(1).join(" "));
  await dialog.getByRole("button", { name: "Next" }).click();
  await expect(latchkey.passwordField).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
