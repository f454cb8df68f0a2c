import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { canMount, type Drive, makeDrive } from "../integration/support/loop-drive.ts";
import { type Latchkey, test } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

const password = "correct horse battery";
const KEY = "masterkey.cryptomator";

/** Where desktops mount what is plugged in. */
const media = "/media";

let scratch: string;
let drives: Drive[];

test.describe("a key file on a stick [needs loop mounts, mkfs.ext4, blkid]", () => {
  test.skip(!canMount());

  test.beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), "latchkey-stick-"));
    drives = [];
  });

  test.afterEach(() => {
    for (const drive of drives) drive.pull();
    for (const name of readdirSync(media)) {
      if (name.startsWith("latchkey-test-")) rmSync(join(media, name), { recursive: true });
    }
    rmSync(scratch, { recursive: true });
  });

  test("a vault is made with its key on a stick, and opens wherever the stick is", async ({
    latchkey,
  }) => {
    test.slow();
    const { page } = latchkey;
    const stick = newDrive("Blue stick");
    const vault = await createVault(latchkey, stick);
    expect(readdirSync(vault).sort()).toEqual(["d", "vault.cryptomator"]);
    await expect(latchkey.row("Taxes")).toContainText("Key on “Blue stick”");

    stick.pull();
    await latchkey.button("Unlock").click();
    await expect(latchkey.dialog).toContainText("Insert “Blue stick”");
    await checkScreen(page, "key-away");
    stick.plug(at("elsewhere"));
    const plugged = Date.now();
    await expect(latchkey.passwordField).toBeFocused();
    expect(Date.now() - plugged).toBeLessThan(2_500);
    await expect(latchkey.dialog).toContainText("Key file on “Blue stick”, found");
    await checkScreen(page, "unlock-key-found");

    // A wrong password is no reason to ask for the file again.
    await latchkey.passwordField.fill("guess");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("not the password");
    await expect(latchkey.passwordField).toBeVisible();
    await latchkey.passwordField.fill(password);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Open since")).toBeVisible();
  });
});

/** A folder to mount a drive in. */
function at(name: string): string {
  return join(media, `latchkey-test-${name}`);
}

function newDrive(label: string): Drive {
  const drive = makeDrive(scratch, label.slice(0, 16));
  drives.push(drive);
  return drive;
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
  await page.getByText("On “Blue stick”").click();
  await checkScreen(page, "new-vault-key-on-stick");
  await latchkey.button("Next").click();
  await latchkey.passwordField.fill(password);
  await page.getByLabel("Repeat the password").fill(password);
  await latchkey.button("Create vault").click();
  await latchkey.button("Later").click();
  expect(readFileSync(join(mounted, KEY), "utf8")).toContain("primaryMasterKey");
  return join(cloud, "Taxes");
}
