import { join } from "node:path";
import { expect } from "@playwright/test";
import { type Latchkey, startLatchkey, test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

const names = (latchkey: Latchkey) => latchkey.page.locator(".vault-row b").allInnerTexts();
const item = (latchkey: Latchkey, name: string | RegExp) =>
  latchkey.page.getByRole("menu").getByText(name);

test("the list is sorted, grouped and compact as the user likes it, also after a restart", async ({
  latchkey,
  home,
}) => {
  test.slow();
  const { page } = latchkey;
  for (const [fixture, name] of [
    ["v8-siv-gcm", "Taxes"],
    ["v8-siv-ctrmac", "Letters"],
    ["v7", "Photos"],
  ] as const) {
    await latchkey.addOfficialVault(fixture, name);
  }

  await latchkey.row("Taxes").click();
  await latchkey.button("Options").click();
  await page.getByLabel("Group").fill("Work");
  await page.keyboard.press("Enter");
  await expect(page.locator(".vault-group")).toHaveText(["Work"]);
  await expect.poll(() => names(latchkey)).toEqual(["Letters", "Photos", "Taxes"]);

  await latchkey.button("View of the list").click();
  await checkScreen(page, "list-menu");
  await item(latchkey, "Open ones first").click();
  await latchkey.button("View of the list").click();
  await item(latchkey, "Compact rows").click();
  await expect(page.locator(".vault-list-compact")).toBeVisible();
  await checkScreen(page, "list-compact");
  await latchkey.electron.close();

  const again = await startLatchkey(home);
  await expect(again.page.locator(".vault-list-compact")).toBeVisible();
  await expect.poll(() => names(again)).toEqual(["Letters", "Photos", "Taxes"]);
  await again.button("View of the list").click();
  const order = again.page.getByRole("menuitemradio", { name: "Open ones first" });
  await expect(order).toHaveAttribute("aria-checked", "true");
  await again.electron.close();
});

test("the menu of a vault is opened by the mouse and by the keyboard, and does what it says", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");

  await latchkey.row("Taxes").click({ button: "right" });
  await expect(latchkey.row("Taxes")).toHaveAttribute("aria-current", "true");
  await checkScreen(page, "vault-menu");
  await item(latchkey, "Unlock…").click();
  await expect(latchkey.dialog).toContainText("Unlock “Taxes”");
  await latchkey.passwordField.fill(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Open since")).toBeVisible();

  // By the keyboard alone: the menu key, arrows, Enter; Escape gives the focus back.
  await latchkey.row("Taxes").focus();
  await latchkey.row("Taxes").dispatchEvent("contextmenu", { clientX: 80, clientY: 80 });
  await expect(page.getByRole("menuitem", { name: "Open drive" })).toBeFocused();
  await expect(page.getByRole("menuitem", { name: /^Remove/ })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(latchkey.row("Taxes")).toBeFocused();
  await latchkey.row("Taxes").dispatchEvent("contextmenu", { clientX: 80, clientY: 80 });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(latchkey.button("Unlock")).toBeVisible();
});

test("a vault is added by the file in it as well", async ({ latchkey }) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  const letters = await latchkey.unpackVault("v8-siv-ctrmac", "Letters");
  await latchkey.pickerChooses(join(letters, "vault.cryptomator"));
  await latchkey.button("View of the list").click();
  await item(latchkey, "Add a vault by its file…").click();
  await expect(latchkey.row("Letters")).toBeVisible();
});
