import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "@playwright/test";
import { canMount } from "../integration/support/loop-drive.ts";
import { desktopSession, hasGvfs } from "./desktop-session.ts";
import { type Latchkey, startLatchkey, test, vaultPassword } from "./latchkey.ts";
import { runtime } from "./runtime.ts";
import { blue, mountAt, sticks } from "./sticks.ts";
import { chooseInTray, shownTray } from "./tray.ts";

const openSince = ({ page }: Latchkey) => page.getByText("Open since");

/** The dialog that unlocks goes a moment after the vault is open. */
async function isOpen(latchkey: Latchkey): Promise<void> {
  await expect(openSince(latchkey)).toBeVisible({ timeout: 20_000 });
  await expect(latchkey.dialog).toBeHidden();
}

/** Shows the icon; the other settings are those of every test. */
async function showTray(latchkey: Latchkey): Promise<void> {
  await latchkey.page.evaluate(() => window.bridge.ask("settings.change", { tray: true }));
  await expect.poll(() => shownTray(latchkey)).not.toBeNull();
}

/** Chooses what is there as soon as the list of vaults is. */
async function choose({ electron }: Latchkey, ...path: readonly string[]): Promise<void> {
  await expect(() => chooseInTray(electron, path)).toPass({ timeout: 10_000 });
}

test.describe("by the icon beside the clock", () => {
  test.skip(runtime.name !== "stand-in", "real Electron does not tell what its tray shows");

  test("a vault is unlocked, shown and locked, and the app is quit", async ({ latchkey }) => {
    test.slow();
    const { page, electron } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");
    await showTray(latchkey);
    await choose(latchkey, "Preferences…");
    await expect(page.getByRole("heading", { level: 1, name: "Preferences" })).toBeVisible();

    await choose(latchkey, "Taxes", "Unlock…");
    await expect(latchkey.dialog).toHaveAccessibleName("Unlock “Taxes”");
    await expect(latchkey.passwordField).toBeFocused();
    await latchkey.passwordField.fill(vaultPassword);
    await page.keyboard.press("Enter");
    await isOpen(latchkey);
    await choose(latchkey, "Letters", "Show");
    await expect(page.getByRole("heading", { level: 1, name: "Letters" })).toBeVisible();
    await choose(latchkey, "Taxes (open)", "Lock");
    await choose(latchkey, "Taxes", "Show");
    await expect(latchkey.button("Unlock")).toBeVisible();

    for (const name of ["Taxes", "Letters"]) {
      await choose(latchkey, name, "Unlock…");
      await expect(latchkey.dialog).toHaveAccessibleName(`Unlock “${name}”`);
      await latchkey.passwordField.fill(vaultPassword);
      await page.keyboard.press("Enter");
      await isOpen(latchkey);
    }
    await choose(latchkey, "Lock all");
    await expect(latchkey.button("Unlock")).toBeVisible();
    await expect
      .poll(async () => (await shownTray(latchkey))?.labels)
      .toEqual(expect.arrayContaining(["Taxes", "Letters"]));
    // What cannot be done now is not offered.
    await expect(chooseInTray(electron, ["Lock all"])).rejects.toThrow("no entry");

    const over = electron.waitForEvent("close");
    await chooseInTray(electron, ["Quit Latchkey"]).catch(() => undefined);
    await over;
  });

  test("a vault whose password is saved, or printed by a program, opens without a question", async ({
    home,
  }) => {
    test.slow();
    const latchkey = await startLatchkey(home, { LATCHKEY_TEST_KEYCHAIN: "ab".repeat(32) });
    const { page } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await showTray(latchkey);
    await choose(latchkey, "Taxes", "Unlock…");
    await latchkey.passwordField.fill(vaultPassword);
    await page.getByRole("checkbox", { name: /^Save the/ }).check();
    await page.keyboard.press("Enter");
    await isOpen(latchkey);
    await choose(latchkey, "Taxes (open)", "Lock");
    await choose(latchkey, "Taxes", "Unlock…");
    await isOpen(latchkey);

    await choose(latchkey, "Taxes (open)", "Lock");
    await latchkey.button("Options").click();
    await latchkey.button("Forget it").click();
    const store = join(dirname(home), "store");
    writeFileSync(store, vaultPassword);
    await latchkey.systemAnswers("yes");
    await page.getByLabel("Get the password from a program").fill(`cat ${store}`);
    await latchkey.button("Use this program…").click();
    await expect(latchkey.button("Type it again")).toBeVisible();
    await choose(latchkey, "Taxes", "Unlock…");
    await isOpen(latchkey);
    await latchkey.electron.close();
  });
});

test.describe("a drive [needs gvfs]", () => {
  test.skip(!hasGvfs);
  test.skip(runtime.name !== "stand-in", "real Electron does not tell what its tray shows");

  test("the drive of an open vault is shown in the file manager", async ({ home }) => {
    writeFileSync(join(home, "settings.json"), '{"version":1,"settings":{"lockOnQuit":true}}');
    const session = await desktopSession(join(dirname(home), "session"));
    const latchkey = await startLatchkey(home, session.env);
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await showTray(latchkey);
    await choose(latchkey, "Taxes", "Unlock…");
    await latchkey.page.getByRole("checkbox", { name: "Open the drive afterwards" }).uncheck();
    await latchkey.passwordField.fill(vaultPassword);
    await latchkey.page.keyboard.press("Enter");
    await expect(latchkey.page.getByText("Your files are in")).toBeVisible({ timeout: 20_000 });
    expect(await session.shown()).toEqual([]);
    await choose(latchkey, "Taxes (open)", "Open drive");
    await expect.poll(session.shown).toHaveLength(1);
    await choose(latchkey, "Taxes (open)", "Lock");
    await expect(latchkey.button("Unlock")).toBeVisible();
    await latchkey.electron.close();
    session.end();
  });
});

test.describe("a key on a stick [needs loop mounts, mkfs.ext4, blkid]", () => {
  test.skip(!canMount());
  test.skip(runtime.name !== "stand-in", "real Electron does not tell what its tray shows");

  test("is waited for when the vault is unlocked by the tray, and when Latchkey starts", async ({
    home,
  }) => {
    test.slow();
    const own = sticks();
    const stick = own.make(blue);
    const mounted = stick.plug(mountAt("blue"));
    const first = await startLatchkey(home);
    const { page, dialog } = first;
    try {
      await first.addOfficialVault("v8-siv-gcm", "Taxes");
      await page.getByRole("button", { name: "In the vault" }).click();
      await first.button("Move…").click();
      await dialog.getByText(`On “${blue}”`).click();
      await dialog.getByLabel("Password of the vault").fill(vaultPassword);
      await dialog.getByRole("button", { name: "Move it" }).click();
      await dialog.getByRole("button", { name: "Done" }).click();
      expect(readFileSync(join(mounted, "masterkey.cryptomator"), "utf8")).toContain("scrypt");
      const onStart = page.getByLabel("Ask for its password when Latchkey starts");
      await onStart.click();
      await expect(onStart).toBeChecked();
      stick.pull();
      await showTray(first);

      await choose(first, "Taxes", "Unlock…");
      await expect(dialog).toContainText(`Insert “${blue}”`);
      stick.plug(mountAt("elsewhere"));
      await expect(first.passwordField).toBeFocused();
      await first.passwordField.fill(vaultPassword);
      await page.keyboard.press("Enter");
      await isOpen(first);
      await first.electron.close();

      stick.pull();
      const again = await startLatchkey(home);
      await expect(again.row("Taxes")).toContainText(`Key on “${blue}”`);
      // Time enough for a dialog that should not be there.
      await again.page.waitForTimeout(1_500);
      await expect(again.dialog).toBeHidden();
      stick.plug(mountAt("third"));
      await expect(again.passwordField).toBeFocused({ timeout: 15_000 });
      await again.passwordField.fill(vaultPassword);
      await again.page.keyboard.press("Enter");
      await isOpen(again);
      await again.electron.close();
    } finally {
      own.remove();
    }
  });
});
