import { rm } from "node:fs/promises";
import { expect } from "@playwright/test";
import { expectNothingCutOff } from "./cut-off.ts";
import { test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

test("every screen and dialog is readable and reachable, light and dark", async ({ latchkey }) => {
  // Every screen there is, twice: more than other tests have to do.
  test.slow();
  const { page } = latchkey;
  await expect(page.getByRole("heading", { name: "Welcome to Latchkey" })).toBeVisible();
  await checkScreen(page, "welcome");

  await latchkey.addVault(await latchkey.makeFolder("Pictures"));
  await expect(latchkey.dialog).toBeVisible();
  await checkScreen(page, "add-refused");
  await page.keyboard.press("Escape");

  await latchkey.addOfficialVault("v8-siv-gcm", "Family photos");
  await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");
  await latchkey.addOfficialVault("v7", "Old taxes");
  await checkScreen(page, "needs-upgrade");

  const gone = await latchkey.addOfficialVault("v8-siv-gcm", "Old laptop");
  await rm(gone, { recursive: true });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(latchkey.button("Look again")).toBeVisible();
  await checkScreen(page, "missing");

  await latchkey.row("Family photos").click();
  await checkScreen(page, "locked");
  await latchkey.button("Options").click();
  await checkScreen(page, "options");
  await latchkey.button("Remove from list…").click();
  await checkScreen(page, "remove");
  await page.keyboard.press("Escape");
  await latchkey.button("Back to the vault").click();
  await latchkey.button("Events").click();
  await checkScreen(page, "events-none");
  await latchkey.row("Family photos").click();

  await latchkey.button("Unlock").click();
  await checkScreen(page, "unlock");
  await latchkey.passwordField.fill("guess");
  await page.keyboard.press("Enter");
  await expect(latchkey.dialog.getByRole("alert")).toBeVisible();
  await checkScreen(page, "wrong-password");
  await page.keyboard.type(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Open since")).toBeVisible();
  await checkScreen(page, "unlocked");

  await page.setViewportSize({ width: 720, height: 480 });
  await expectNothingCutOff(page);
  await checkScreen(page, "unlocked-smallest-window");
  await page.setViewportSize({ width: 560, height: 360 });
  await expectNothingCutOff(page);
  await checkScreen(page, "unlocked-zoomed-to-200-percent");
  await latchkey.button("Options").click();
  await expectNothingCutOff(page);
  await checkScreen(page, "options-zoomed-to-200-percent");
});

test("every control is at least 32 pixels high and wide", async ({ latchkey }) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(latchkey.page.getByText("Open since")).toBeVisible();
  for (const button of await latchkey.page.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(32);
  }
});
