import { readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { canMount, type Drive } from "../integration/support/loop-drive.ts";
import { keepOpen } from "./keep-open.ts";
import { type Latchkey, test, vaultPassword } from "./latchkey.ts";
import { recoveryKey } from "./recovery-key.ts";
import { checkScreen } from "./screens.ts";
import { mountAt as at, blue, red, type Sticks, sticks } from "./sticks.ts";

const password = "correct horse battery";
const KEY = "masterkey.cryptomator";

let own: Sticks;

test.describe("a key file on a stick [needs loop mounts, mkfs.ext4, blkid]", () => {
  test.skip(!canMount());

  test.beforeEach(() => {
    own = sticks();
  });

  test.afterEach(() => {
    own.remove();
  });

  test("a vault is made with its key on a stick, and opens wherever the stick is", async ({
    latchkey,
  }) => {
    test.slow();
    const { page } = latchkey;
    const stick = own.make(blue);
    const vault = await createVault(latchkey, stick);
    expect(readdirSync(vault).sort()).toEqual(["d", "vault.cryptomator"]);
    await expect(latchkey.row("Taxes")).toContainText(`Key on “${blue}”`);

    stick.pull();
    await latchkey.button("Unlock").click();
    await expect(latchkey.dialog).toContainText(`Insert “${blue}”`);
    await checkScreen(page, "key-away");
    stick.plug(at("elsewhere"));
    const plugged = Date.now();
    await expect(latchkey.passwordField).toBeFocused();
    expect(Date.now() - plugged).toBeLessThan(2_500);
    await expect(latchkey.dialog).toContainText(`Key file on “${blue}”, found`);
    await checkScreen(page, "unlock-key-found");

    // A wrong password is no reason to ask for the file again.
    await latchkey.passwordField.fill("guess");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("not the password");
    await expect(latchkey.passwordField).toBeVisible();
    await latchkey.passwordField.fill(password);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Open since")).toBeVisible();

    // Pulled out, the stick takes the open vault with it.
    stick.pull();
    await expect(latchkey.button("Unlock")).toBeVisible({ timeout: 10_000 });
    await expect(latchkey.row("Taxes")).toContainText(`Key on “${blue}”`);
  });

  test("a lost stick is replaced by a new one, by the recovery key", async ({ latchkey }) => {
    test.slow();
    const { page, dialog } = latchkey;
    const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    const lost = own.make(blue);
    lost.plug(at("blue"));
    await page.getByRole("button", { name: "In the vault" }).click();
    await latchkey.button("Move…").click();
    await dialog.getByText(`On “${blue}”`).click();
    await dialog.getByLabel("Password of the vault").fill(vaultPassword);
    await dialog.getByRole("button", { name: "Move it" }).click();
    await dialog.getByRole("button", { name: "Done" }).click();
    await latchkey.button("Back to the vault").click();
    lost.pull();

    await latchkey.button("Unlock").click();
    await expect(dialog).toContainText(`Insert “${blue}”`);
    await dialog.getByRole("button", { name: "Use recovery key" }).click();
    await dialog.getByLabel("Recovery key").fill(recoveryKey("v8-siv-gcm").join(" "));
    await dialog.getByRole("button", { name: "Next" }).click();
    await latchkey.passwordField.fill(password);
    await dialog.getByLabel("Repeat the password").fill(password);
    // Nothing goes into the folder that the cloud sees before the user has said so.
    await expect(dialog.getByRole("button", { name: "Set new password" })).toBeDisabled();
    const fresh = own.make(red).plug(at("red"));
    await dialog.getByText(`On “${red}”`).click();
    await checkScreen(page, "recover-to-stick");
    await dialog.getByRole("button", { name: "Set new password" }).click();
    await expect(dialog.getByText("The password was changed")).toBeVisible({ timeout: 20_000 });
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    expect(readFileSync(join(fresh, KEY), "utf8")).toContain("primaryMasterKey");
    expect(readdirSync(vault).filter((name) => name.startsWith("masterkey"))).toEqual([]);
    await latchkey.unlock(password);
    await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
  });

  test("a key file that is gone from its stick is restored from the backup that lies beside it", async ({
    latchkey,
  }) => {
    test.slow();
    const { page, dialog } = latchkey;
    const stick = own.make(blue);
    const vault = await createVault(latchkey, stick);
    const copy = join(at("stick"), `${KEY}.11111111.bkup`);
    renameSync(join(at("stick"), KEY), copy);
    await latchkey.button("Unlock").click();
    // Nobody is told to insert a stick that is there.
    await expect(dialog).toContainText("is not where it was");
    await expect(dialog).toContainText(join(at("stick"), KEY));
    await checkScreen(page, "key-gone-from-stick");
    await dialog.getByRole("button", { name: "Restore…" }).click();
    await expect(dialog.getByText("not there now")).toBeVisible();
    await dialog.getByText("Password", { exact: true }).click();
    await dialog.getByLabel("Password of the vault").fill(password);
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("radio", { name: copy })).toBeChecked({ timeout: 20_000 });
    await dialog.getByText(`On “${blue}”`).click();
    await checkScreen(page, "restore-from-stick");
    await dialog.getByRole("button", { name: "Restore" }).click();
    await expect(dialog.getByText("“Taxes” is restored")).toBeVisible({ timeout: 20_000 });
    expect(readdirSync(at("stick"))).toContain(KEY);
    expect(readdirSync(vault).sort()).toEqual(["d", "vault.cryptomator"]);
    await dialog.getByRole("button", { name: "Unlock now" }).click();
    await latchkey.passwordField.fill(password);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
  });

  test("a vault in which a program works when the stick goes says so, and is locked when that is done", async ({
    latchkey,
  }) => {
    test.slow();
    const { page } = latchkey;
    const said = await noteNotifications(latchkey);
    const stick = own.make(blue);
    await createVault(latchkey, stick);
    await latchkey.unlock(password);
    const { url, login } = await latchkey.share();
    const letGo = await keepOpen(`${url}draft.txt`, login);
    await expect(page.getByText("kept open by a program")).toBeVisible();

    stick.pull();
    await expect
      .poll(said, { timeout: 10_000 })
      .toEqual([
        "“Taxes” is not locked yet. Its key file was taken away, but programs still have files in it open. It is locked as soon as they are done.",
      ]);
    await expect(page.getByText("Open since")).toBeVisible();
    await letGo();
    await expect(latchkey.button("Unlock")).toBeVisible({ timeout: 15_000 });
    expect(await said()).toHaveLength(1);
  });

  test("a key file that is moved back while its vault is open does not lock it, nor does its stick that goes then", async ({
    latchkey,
  }) => {
    test.slow();
    const { page, dialog } = latchkey;
    const stick = own.make(blue);
    const vault = await createVault(latchkey, stick);
    await latchkey.unlock(password);
    await expect(page.getByText("Open since")).toBeVisible({ timeout: 20_000 });
    await expect(dialog).toBeHidden();
    await latchkey.button("Options").click();
    await latchkey.button("Move…").click();
    await dialog.getByText("In the vault folder").click();
    await dialog.getByLabel("Password of the vault").fill(password);
    await dialog.getByRole("button", { name: "Move it" }).click();
    await dialog.getByRole("button", { name: "Done" }).click();
    expect(readdirSync(vault)).toContain(KEY);
    stick.pull();
    // Longer than it takes to notice that a key is gone.
    await page.waitForTimeout(5_000);
    await latchkey.button("Back to the vault").click();
    await expect(page.getByText("Open since")).toBeVisible();
  });

  test("a key file is moved to a stick, copied to another, and the stick that a new password left behind is brought up to date", async ({
    latchkey,
  }) => {
    test.slow();
    const { page, dialog } = latchkey;
    const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    own.make(blue).plug(at("blue"));
    await page.getByRole("button", { name: "In the vault" }).click();
    await expect(page.getByRole("heading", { name: "Key file" })).toBeInViewport();
    await latchkey.button("Move…").click();
    await dialog.getByText(`On “${blue}”`).click();
    await expect(dialog.getByText("this file goes from the vault folder")).toBeVisible();
    await dialog.getByLabel("Password of the vault").fill(vaultPassword);
    await checkScreen(page, "move-key");
    await dialog.getByRole("button", { name: "Move it" }).click();
    await expect(dialog.getByText("The cloud may keep older versions")).toBeVisible();
    await checkScreen(page, "key-moved");
    await dialog.getByRole("button", { name: "Done" }).click();
    expect(readdirSync(vault)).not.toContain(KEY);
    await expect(page.getByText(`The key file is on “${blue}”.`)).toBeVisible();

    own.make(red).plug(at("red"));
    await latchkey.button("Put a copy elsewhere…").click();
    await dialog.getByText(`On “${red}”`).click();
    await dialog.getByLabel("Password of the vault").fill(vaultPassword);
    await dialog.getByRole("button", { name: "Copy it" }).click();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("list", { name: "Places of the key file" })).toContainText(red);
    await checkScreen(page, "key-file-card");

    await latchkey.button("Change password…").click();
    await dialog.getByLabel("Current password").fill(vaultPassword);
    await dialog.getByLabel("New password", { exact: true }).fill(password);
    await dialog.getByLabel("Repeat the password").fill(password);
    await dialog.getByRole("checkbox").check();
    await dialog.getByRole("button", { name: "Change password" }).click();
    await dialog.getByRole("button", { name: /^Remove/ }).click();
    await expect(dialog).toBeHidden();
    await latchkey.button("Back to the vault").click();
    await latchkey.unlock(password);
    await expect(page.getByText("Another key file has another password")).toBeVisible();
    await checkScreen(page, "key-stale");
    const keys = [join(at("blue"), KEY), join(at("red"), KEY)] as const;
    const same = () => readFileSync(keys[0]).equals(readFileSync(keys[1]));
    expect(same()).toBe(false);
    await latchkey.button("Bring it up to date").click();
    await expect(page.getByText("Another key file has another password")).toBeHidden();
    expect(same()).toBe(true);
  });
});

/** @returns what the app has told by notifications since, which nobody gets to see */
async function noteNotifications({
  electron,
}: Latchkey): Promise<() => Promise<readonly string[]>> {
  const noted = await electron.evaluateHandle(({ Notification }) => {
    const said: string[] = [];
    Notification.prototype.show = function note() {
      said.push(`${this.title}. ${this.body}`);
    };
    return said;
  });
  return () => noted.jsonValue();
}

/** @returns the folder of a vault whose key file is on a stick that is plugged in meanwhile */
async function createVault(latchkey: Latchkey, stick: Drive): Promise<string> {
  const { page } = latchkey;
  const cloud = await latchkey.makeFolder("Cloud");
  await latchkey.button("Create a vault…").click();
  await page.getByLabel("Name", { exact: true }).fill("Taxes");
  await latchkey.pickerChooses(cloud);
  await latchkey.button("Choose a folder…").click();
  await latchkey.button("Next").click();
  const mounted = stick.plug(at("stick"));
  await page.getByText(`On “${blue}”`).click();
  await checkScreen(page, "new-vault-key-on-stick");
  await latchkey.button("Next").click();
  await latchkey.passwordField.fill(password);
  await page.getByLabel("Repeat the password").fill(password);
  await latchkey.button("Create vault").click();
  await latchkey.button("Later").click();
  expect(readFileSync(join(mounted, KEY), "utf8")).toContain("primaryMasterKey");
  return join(cloud, "Taxes");
}
