import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { expect } from "@playwright/test";
import { chooseInMenu } from "./choose-in-menu.ts";
import { expectNothingTooWide } from "./cut-off.ts";
import { type Latchkey, startLatchkey, test, vaultPassword } from "./latchkey.ts";
import { recoveryKey } from "./recovery-key.ts";
import { expectAccessible, picture, speak } from "./screens.ts";

const sizes = [
  { width: 720, height: 480 },
  { width: 1_120, height: 720 },
] as const;

/** The screen in the smallest window and in the usual one: nothing too wide, nothing hard to reach. */
async function checkGerman({ page }: Latchkey, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await picture(page, `german-${name}-${size.width}`);
    await expectNothingTooWide(page);
  }
  await expectAccessible(page);
}

test("follows the language of the system until another one is chosen", async ({ home }) => {
  test.skip(process.platform !== "linux", "elsewhere the system is not asked by the environment");
  const settings = { version: 1, settings: { mountDrives: false } };
  await writeFile(join(home, "settings.json"), JSON.stringify(settings));
  const latchkey = await startLatchkey(home, { LANGUAGE: "de_AT:en" });
  const { page } = latchkey;
  await expect(page.getByRole("heading", { name: "Willkommen bei Latchkey" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de-AT");
  await checkGerman(latchkey, "welcome");

  await latchkey.button("Einstellungen").click();
  await expect(page.getByLabel("Sprache")).toHaveValue("system");
  await page.getByLabel("Sprache").selectOption({ label: "English" });
  await expect(page.getByRole("heading", { level: 1, name: "Preferences" })).toBeVisible();
  await latchkey.electron.close();
});

test("speaks German from the moment it is chosen, and after a restart", async ({ home }) => {
  const first = await startLatchkey(home);
  await first.addOfficialVault("v8-siv-gcm", "Fotos");
  await first.page.keyboard.press("Control+,");
  await first.page.getByLabel("Language").focus();
  await first.page.getByLabel("Language").selectOption({ label: "Deutsch" });
  await expect(first.page.getByRole("heading", { level: 1, name: "Einstellungen" })).toBeVisible();
  await expect(first.page.getByLabel("Sprache")).toBeFocused();
  await checkGerman(first, "preferences");
  await chooseInMenu(first.electron, ["Datei", "Neuer Tresor…"]);
  await expect(first.page.getByRole("heading", { name: "Neuer Tresor" })).toBeVisible();
  await checkGerman(first, "new-vault");
  await first.electron.close();

  const again = await startLatchkey(home);
  await expect(again.button("Entsperren")).toBeVisible();
  await chooseInMenu(again.electron, ["Datei", "Einstellungen…"]);
  await expect(again.page.getByRole("heading", { level: 1, name: "Einstellungen" })).toBeVisible();
  await again.electron.close();
});

test("says every screen of a vault in German", async ({ latchkey }) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.addOfficialVault("v7", "Alte Steuern");
  await latchkey.addOfficialVault("v8-siv-gcm", "Fotos");
  await speak(page, "de");
  await latchkey.row("Alte Steuern").click();
  await checkGerman(latchkey, "needs-upgrade");
  await latchkey.row("Fotos").click();
  await expect(page.getByText("Gesperrt", { exact: true })).toBeVisible();
  await checkGerman(latchkey, "locked");

  await latchkey.button("Entsperren").click();
  await expect(page.getByRole("dialog", { name: "„Fotos“ entsperren" })).toBeVisible();
  await page.getByLabel("Passwort", { exact: true }).fill("geraten");
  await page.keyboard.press("Enter");
  await expect(latchkey.dialog.getByRole("alert")).toContainText(
    "Das ist nicht das Passwort dieses Tresors.",
  );
  await checkGerman(latchkey, "wrong-password");
  await page.getByLabel("Passwort", { exact: true }).fill(vaultPassword);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Offen seit")).toBeVisible();
  await checkGerman(latchkey, "overview");

  await page.getByRole("tab", { name: "Dateien" }).click();
  await expect(page.getByRole("button", { name: "Neuer Ordner" })).toBeVisible();
  await checkGerman(latchkey, "files");
  await page.setViewportSize({ width: 720, height: 480 });
  await page.getByText("hello.txt").click();
  await latchkey.button("Details").click();
  await expect(page.getByText("Die verschlüsselte Datei")).toBeVisible();
  await checkGerman(latchkey, "files-details");
  await latchkey.button("Optionen").click();
  await expect(page.getByRole("heading", { name: "Optionen von „Fotos“" })).toBeVisible();
  await checkGerman(latchkey, "options");
  await latchkey.button("Ereignisse").click();
  await expect(page.getByText("Nichts ist geschehen.")).toBeVisible();
  await checkGerman(latchkey, "events");
});

test("says in German how a vault gets back what it has lost", async ({ latchkey }) => {
  test.slow();
  const { page, dialog } = latchkey;
  const vault = await latchkey.unpackVault("v8-siv-gcm", "Fotos");
  for (const name of await readdir(vault)) if (name !== "d") await rm(join(vault, name));
  await latchkey.addVault(vault);
  await speak(page, "de");
  await expect(page.getByRole("heading", { name: "Seine Dateien sind verloren" })).toBeVisible();
  await checkGerman(latchkey, "lost-files");
  await latchkey.button("Wiederherstellen…").click();
  const field = dialog.getByRole("textbox", { name: "Wiederherstellungsschlüssel" });
  await field.fill(recoveryKey("v8-siv-gcm").join(" "));
  await checkGerman(latchkey, "restore-key");
  await dialog.getByRole("button", { name: "Weiter" }).click();
  await expect(dialog.getByText("Wählen Sie, was er zurückbekommt")).toBeVisible();
  await checkGerman(latchkey, "restore-choice");
});
