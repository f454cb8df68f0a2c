import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { canMount } from "../integration/support/loop-drive.ts";
import { type Latchkey, test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";
import { blue, mountAt, type Sticks, sticks } from "./sticks.ts";

const KEY = "masterkey.cryptomator";
const fresh = "four sober otters sing";

const alert = ({ dialog }: Latchkey) => dialog.getByRole("alert");
const isOpen = ({ page }: Latchkey) =>
  expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });

async function changePassword(latchkey: Latchkey, from: string, to: string): Promise<void> {
  const { dialog } = latchkey;
  await latchkey.button("Change password…").click();
  await dialog.getByLabel("Current password").fill(from);
  await dialog.getByLabel("New password", { exact: true }).fill(to);
  await dialog.getByLabel("Repeat the password").fill(to);
  await dialog.getByRole("checkbox").check();
  await dialog.getByRole("button", { name: "Change password" }).click();
}

test.describe("a key file that is no good", () => {
  test("is told as cut short, and as one of a newer format", async ({ latchkey }) => {
    const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    const key = join(vault, KEY);
    const whole = readFileSync(key, "utf8");
    writeFileSync(key, whole.slice(0, whole.length / 2));
    await latchkey.unlock(vaultPassword);
    await expect(alert(latchkey)).toContainText("is damaged or only half synced");
    await checkScreen(latchkey.page, "key-file-cut");

    writeFileSync(key, whole.replace(/"version": *999/, '"version": 1000'));
    await latchkey.page.keyboard.press("Enter");
    await expect(alert(latchkey)).toContainText("format 1000");

    writeFileSync(key, whole);
    await latchkey.page.keyboard.press("Enter");
    await isOpen(latchkey);
  });
});

test.describe("a password", () => {
  test("keeps its spaces and its emoji, and is the same however its umlauts were typed", async ({
    latchkey,
  }) => {
    test.slow();
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.button("Options").click();
    await changePassword(latchkey, vaultPassword, "  pa\u0308ss 🔑 wo\u0308rd ");
    await latchkey.dialog.getByRole("button", { name: /^Remove/ }).click();
    await latchkey.button("Back to the vault").click();
    await latchkey.unlock("p\u00e4ss 🔑 w\u00f6rd");
    await expect(alert(latchkey)).toContainText("not the password");
    await latchkey.passwordField.fill("  p\u00e4ss 🔑 w\u00f6rd ");
    await latchkey.page.keyboard.press("Enter");
    await isOpen(latchkey);
  });

  test("with a character that cannot be seen is warned of, where it is chosen and where it is typed", async ({
    latchkey,
  }) => {
    const { page, dialog } = latchkey;
    const warning = dialog.getByText("There is a character in it that cannot be seen");
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.button("Unlock").click();
    await latchkey.passwordField.focus();
    await page.keyboard.insertText("pasted\t");
    await expect(warning).toBeVisible();
    await page.keyboard.press("Escape");

    await latchkey.button("Options").click();
    await latchkey.button("Change password…").click();
    await dialog.getByLabel("New password", { exact: true }).focus();
    await page.keyboard.insertText("four sober\totters");
    await expect(warning).toBeVisible();
    await checkScreen(page, "password-unseen");
    await dialog.getByRole("button", { name: "Suggest a strong one" }).click();
    await expect(warning).toBeHidden();
  });
});

test.describe("a stick that is no good [needs loop mounts, mkfs.ext4, blkid]", () => {
  test.skip(!canMount());

  let own: Sticks;
  test.beforeEach(() => {
    own = sticks();
  });
  test.afterEach(() => {
    own.remove();
  });

  async function moveToStick(latchkey: Latchkey): Promise<void> {
    const { dialog } = latchkey;
    await latchkey.button("Move…").click();
    await dialog.getByText(`On “${blue}”`).click();
    await dialog.getByLabel("Password of the vault").fill(vaultPassword);
    await dialog.getByRole("button", { name: "Move it" }).click();
  }

  test("because it is read-only or full gets no key, and the vault keeps its own", async ({
    latchkey,
  }) => {
    test.slow();
    const { page } = latchkey;
    const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    const before = readdirSync(vault).sort();
    const stick = own.make(blue);
    const mounted = stick.plug(mountAt("blue"), "ro");
    await page.getByRole("button", { name: "In the vault" }).click();
    await moveToStick(latchkey);
    await expect(alert(latchkey)).toContainText("the drive is read-only. Nothing was changed");
    await checkScreen(page, "stick-read-only");
    await page.keyboard.press("Escape");

    stick.pull();
    stick.plug(mountAt("blue"));
    // Fills every block, so that not even a small file has room.
    expect(() => {
      writeFileSync(join(mounted, "filler"), new Uint8Array(8 * 2 ** 20));
    }).toThrow();
    await moveToStick(latchkey);
    await expect(alert(latchkey)).toContainText("There is no room left");
    expect(readdirSync(mounted).sort()).toEqual(["filler", "lost+found"]);
    expect(readdirSync(vault).sort()).toEqual(before);
    await page.keyboard.press("Escape");
    await latchkey.button("Back to the vault").click();
    await latchkey.unlock(vaultPassword);
    await isOpen(latchkey);
  });

  test("because it is read-only or gone takes no new password, and opens with the old one after", async ({
    latchkey,
  }) => {
    test.slow();
    const { page } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    const stick = own.make(blue);
    const mounted = stick.plug(mountAt("blue"));
    await page.getByRole("button", { name: "In the vault" }).click();
    await moveToStick(latchkey);
    await latchkey.dialog.getByRole("button", { name: "Done" }).click();
    const key = readFileSync(join(mounted, KEY));

    stick.pull();
    stick.plug(mounted, "ro");
    await changePassword(latchkey, vaultPassword, fresh);
    await expect(alert(latchkey)).toContainText("the drive is read-only. Nothing was changed");
    stick.pull();
    await latchkey.dialog.getByRole("button", { name: "Change password" }).click();
    await expect(alert(latchkey)).toContainText(`“${blue}”`);
    await checkScreen(page, "stick-gone");
    // The folder that the stick leaves behind is no stick.
    expect(readdirSync(mounted)).toEqual([]);
    await page.keyboard.press("Escape");

    stick.plug(mounted);
    expect(readFileSync(join(mounted, KEY)).equals(key)).toBe(true);
    await latchkey.button("Back to the vault").click();
    await latchkey.unlock(vaultPassword);
    await isOpen(latchkey);
  });
});
