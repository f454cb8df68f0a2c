import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { startLatchkey, test } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

test("preferences are changed, saved and there again after a restart", async ({
  latchkey,
  home,
}) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Preferences").click();
  await page.getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByLabel("Show an icon beside the clock").click();
  await page.getByLabel("Start without a window").click();
  await page.getByLabel("Port").fill("80");
  await expect(page.getByText("A port is a number from 1024 to 65535.")).toBeVisible();
  await page.getByLabel("Port").fill("42427");
  await page.keyboard.press("Enter");
  await expect
    .poll(
      async (): Promise<unknown> => JSON.parse(await readFile(join(home, "settings.json"), "utf8")),
    )
    .toMatchObject({ settings: { theme: "dark", tray: true, startHidden: true, port: 42_427 } });

  await page.getByLabel("Start without a window").click();
  await latchkey.electron.close();
  const again = await startLatchkey(home);
  await expect(again.page.locator("html")).toHaveAttribute("data-theme", "dark");
  await again.electron.close();
});

test("every part of the preferences is readable and reachable", async ({ latchkey }) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Preferences").click();
  await page.getByRole("button", { name: "Works of others" }).click();
  await expect(page.getByRole("region", { name: "Works of others" })).toContainText("zustand");
  await page.setViewportSize({ width: 1120, height: 2200 });
  await checkScreen(page, "preferences");
  await page.setViewportSize({ width: 720, height: 480 });
  await checkScreen(page, "preferences-smallest-window");
  // Nothing of the list may lie under the page beside it.
  await latchkey.button("Preferences").click();
  await page.setViewportSize({ width: 1120, height: 720 });
  await page.getByText("High contrast").click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
  await checkScreen(page, "preferences-contrast");
  await latchkey.row("Taxes").click();
  await checkScreen(page, "locked-contrast");
  await latchkey.button("Unlock").click();
  // No shade tells what cannot be pressed.
  const answer = latchkey.dialog.getByRole("button", { name: "Unlock" });
  await expect(answer).toHaveCSS("border-style", "dashed");
  await latchkey.passwordField.fill("guess");
  await expect(answer).toHaveCSS("border-style", "solid");
});

test("whoever follows the system follows its wish for contrast", async ({ latchkey }) => {
  const { page } = latchkey;
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "system");
  await page.emulateMedia({ contrast: "more" });
  await expect(html).toHaveAttribute("data-theme", "contrast");
  await page.emulateMedia({ contrast: "no-preference" });
  await expect(html).toHaveAttribute("data-theme", "system");
});

test("preferences and list go to another computer in a file", async ({ latchkey, home }) => {
  const { page, electron } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Preferences").click();
  const file = join(home, "..", "exported.json");
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
  await latchkey.button("Export…").click();
  await expect(page.getByText("Exported to")).toBeVisible();
  const exported = await readFile(file, "utf8");
  expect(JSON.parse(exported)).toMatchObject({ vaults: [{ name: "Taxes" }] });

  await writeFile(file, exported.replace('"theme": "system"', '"theme": "light"'));
  await latchkey.button("Import…").click();
  await expect(page.getByText("Imported; 0 vaults were added")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");

  await writeFile(file, "[]");
  await latchkey.button("Import…").click();
  await expect(page.getByText("holds no preferences")).toBeVisible();
});

test("a damaged file of preferences is kept aside, and said to be", async ({ latchkey, home }) => {
  await latchkey.electron.close();
  await writeFile(join(home, "settings.json"), "{ not json");
  const again = await startLatchkey(home);
  await expect(again.page.getByRole("status").first()).toContainText(
    "The saved preferences were damaged",
  );
  await again.page.getByRole("button", { name: "Dismiss" }).click();
  await expect(again.page.getByText("were damaged")).toBeHidden();
  await again.electron.close();
});

test("preferences by the keyboard alone", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await page.bringToFront();
  await page.keyboard.press("ControlOrMeta+,");
  await expect(page.getByRole("heading", { level: 1, name: "Preferences" })).toBeVisible();
  await page.getByRole("radio", { name: "As the system" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Short rows in the list of vaults")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByLabel("Short rows in the list of vaults")).toBeChecked();
});
