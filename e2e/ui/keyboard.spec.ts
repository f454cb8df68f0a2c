import { expect } from "@playwright/test";
import { test, vaultPassword } from "./latchkey.ts";

test("everything can be done with the keyboard alone", async ({ latchkey }) => {
  const { page } = latchkey;
  const { keyboard } = page;

  await latchkey.pickerChooses(await latchkey.unpackVault("v8-siv-gcm", "Taxes"));
  await expect(latchkey.button("Create a vault…")).toBeVisible();
  await page.bringToFront();
  await keyboard.press("Tab");
  await expect(latchkey.button("Create a vault…")).toBeFocused();
  await keyboard.press("Tab");
  await expect(latchkey.button("Add an existing vault…")).toBeFocused();
  await keyboard.press("Enter");
  await expect(latchkey.row("Taxes")).toBeVisible();

  // The focus has moved on to what comes next.
  await expect(latchkey.button("Unlock")).toBeFocused();
  await keyboard.press("Enter");
  await expect(latchkey.passwordField).toBeFocused();

  // The dialog keeps the focus to itself.
  await keyboard.press("Tab");
  await expect(latchkey.button("Show the password")).toBeFocused();
  await keyboard.press("Tab");
  await expect(latchkey.page.getByRole("checkbox")).toBeFocused();
  await keyboard.press("Tab");
  await expect(latchkey.button("Forgot password?")).toBeFocused();
  await keyboard.press("Tab");
  await expect(latchkey.button("Cancel")).toBeFocused();
  await keyboard.press("Escape");
  await expect(latchkey.dialog).toBeHidden();
  await expect(latchkey.button("Unlock")).toBeFocused();

  await keyboard.press("Enter");
  await expect(latchkey.passwordField).toBeFocused();
  await keyboard.type(vaultPassword);
  await keyboard.press("Enter");
  await expect(latchkey.button("Open drive")).toBeFocused();
  await keyboard.press("Shift+Tab");
  await expect(latchkey.button("Lock")).toBeFocused();
  await keyboard.press("Enter");
  await expect(latchkey.button("Unlock")).toBeFocused();
});

test("arrows move through the list, Enter unlocks and Delete removes", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");

  await latchkey.row("Letters").focus();
  await page.keyboard.press("ArrowUp");
  await expect(latchkey.row("Taxes")).toBeFocused();
  await expect(page.getByRole("heading", { level: 1, name: "Taxes" })).toBeVisible();
  await page.keyboard.press("End");
  await expect(latchkey.row("Letters")).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(latchkey.dialog).toContainText("Unlock “Letters”");
  await page.keyboard.press("Escape");
  await expect(latchkey.row("Letters")).toBeFocused();

  await page.keyboard.press("Delete");
  await expect(latchkey.dialog).toContainText("Remove “Letters” from the list?");
  await page.keyboard.press("Enter");
  await expect(latchkey.row("Letters")).toBeHidden();
  await expect(latchkey.row("Taxes")).toHaveAttribute("aria-current", "true");
});

test("Caps Lock is pointed out while a password is typed", async ({ latchkey }) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Unlock").click();
  await latchkey.passwordField.evaluate((field) => {
    const pressed = { key: "A", modifierCapsLock: true, bubbles: true };
    field.dispatchEvent(new KeyboardEvent("keydown", pressed));
  });
  await expect(latchkey.dialog).toContainText("Caps Lock is on.");
});
