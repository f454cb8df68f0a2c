import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator } from "@playwright/test";
import { curl } from "./curl.ts";
import { type Latchkey, test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

/** Every file of a folder, without those that a repair keeps. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".c9r") || name.endsWith(".c9s")).sort();
}

/** Cuts the first content file of a vault in its header: a finding that nothing repairs. */
async function cutOneFile(vault: string): Promise<void> {
  const names = await readdir(join(vault, "d"), { recursive: true, withFileTypes: true });
  const file = names.find((entry) => entry.isFile() && /^[\w=-]{20,}\.c9r$/.test(entry.name));
  if (!file) throw new Error("this vault has no file");
  const path = join(file.parentPath, file.name);
  await writeFile(path, (await readFile(path)).subarray(0, 30));
}

/** Takes a backup of a directory id away: a finding that is repaired. */
async function removeOneBackup(vault: string): Promise<void> {
  const names = await readdir(join(vault, "d"), { recursive: true });
  const backups = names.filter((name) => name.endsWith("dirid.c9r"));
  const [backup] = backups.sort();
  if (!backup) throw new Error("this vault has no backup of an id");
  await rm(join(vault, "d", backup));
}

/** The field of the check, not that of the recovery key. */
function passwordOf({ page }: Latchkey): Locator {
  return page.getByRole("region", { name: "Check" }).getByLabel("Password of the vault");
}

async function check(latchkey: Latchkey): Promise<void> {
  await latchkey.button("Options").click();
  await passwordOf(latchkey).fill(vaultPassword);
  await latchkey.page.keyboard.press("Enter");
}

test("a vault is checked, repaired after a look at what would be done, and put back again", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await cutOneFile(vault);
  await removeOneBackup(vault);
  const before = await filesIn(vault);

  await check(latchkey);
  const findings = page.getByText(/^\d+ findings$/);
  await expect(findings).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("This file was cut off")).toBeVisible();
  await findings.scrollIntoViewIfNeeded();
  await checkScreen(page, "check-findings");

  const report = join(await latchkey.makeFolder("Reports"), "report.txt");
  await latchkey.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, report);
  await latchkey.button("Save report…").click();
  await expect(page.getByText("The report is saved.")).toBeVisible();
  expect(await readFile(report, "utf8")).toContain("Critical: CutFile");

  await latchkey.button(/^Repair \d+ finding/).click();
  await expect(page.getByText("nothing has been changed yet")).toBeVisible();
  await checkScreen(page, "repair-plan");
  await passwordOf(latchkey).fill(vaultPassword);
  await latchkey.button("Repair now").click();
  await expect(page.getByText("The repair is done.")).toBeVisible({ timeout: 20_000 });
  expect((await filesIn(vault)).length).toBeGreaterThan(before.length);
  await checkScreen(page, "repaired");

  await latchkey.button("Take the repair back").click();
  await expect(passwordOf(latchkey)).toBeVisible();
  expect(await filesIn(vault)).toEqual(before);
});

test("an open vault is checked without its password, by the keyboard alone", async ({
  latchkey,
}) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
  await latchkey.button("Options").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: /^Read every file/ }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await expect(latchkey.button("Check now")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/of content authenticated/)).toBeVisible({ timeout: 20_000 });
  await expect(latchkey.row("Taxes")).toContainText("open");
});

test("an old vault is upgraded and opens then", async ({ latchkey }) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.addOfficialVault("v7", "Old taxes");
  await page.getByLabel("Password of the vault").fill("guess");
  await latchkey.button("Upgrade now").click();
  await expect(page.getByRole("alert")).toContainText("not the password", { timeout: 20_000 });
  await page.getByLabel("Password of the vault").fill(vaultPassword);
  await latchkey.button("Upgrade now").click();
  await expect(latchkey.button("Unlock")).toBeVisible({ timeout: 20_000 });
  await latchkey.button("Options").click();
  await expect(page.getByText("The vault is up to date.")).toBeVisible();
  await latchkey.button("Back to the vault").click();
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
});

test("what happens in a vault is told, shown and dismissed", async ({ latchkey }) => {
  test.slow();
  const { page } = latchkey;
  const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await cutOneFile(vault);
  await latchkey.unlock(vaultPassword);
  const { url, login } = await latchkey.share();
  await readEverything(url, login);

  const bell = page.getByRole("button", { name: /^Events, [1-9]/ });
  await expect(bell).toBeVisible({ timeout: 15_000 });
  await bell.click();
  await expect(page.getByText(/damaged|half there/).first()).toBeVisible();
  await checkScreen(page, "events");
  await latchkey.button("Copy path").first().click();
  const clipboard = () => latchkey.electron.evaluate((electron) => electron.clipboard.readText());
  await expect.poll(clipboard).toMatch(/^\//);

  // Names are known only to who has the key.
  await latchkey.row("Taxes").click();
  await latchkey.button("Lock").click();
  await expect(latchkey.button("Unlock")).toBeVisible();
  await latchkey.button("Events").click();
  await expect(page.getByText("Its name can be read while").first()).toBeVisible();
  await expect(latchkey.button("Copy path")).toHaveCount(0);
  await latchkey.button("Clear all").click();
  await expect(page.getByText("Nothing has happened.")).toBeVisible();
});

/** Reads every file of a drive, whatever comes of it. */
async function readEverything(url: string, login: string): Promise<void> {
  const { body } = await curl(url, login, ["--request", "PROPFIND", "--header", "Depth: infinity"]);
  const listed = body.length > 0 ? body.toString() : await listFolders(url, login);
  for (const [, href] of listed.matchAll(/<(?:\w+:)?href>([^<]+)</g)) {
    if (href && !href.endsWith("/")) await curl(new URL(href, url).href, login);
  }
}

async function listFolders(url: string, login: string): Promise<string> {
  const { body } = await curl(url, login, ["--request", "PROPFIND", "--header", "Depth: 1"]);
  const text = body.toString();
  const hrefs = [...text.matchAll(/<(?:\w+:)?href>([^<]+)</g)].map(([, href = ""]) => href);
  const folders = hrefs.map((href) => new URL(href, url).href).filter((href) => href !== url);
  const inside = folders
    .filter((href) => href.endsWith("/"))
    .map((href) => listFolders(href, login));
  return [text, ...(await Promise.all(inside))].join("\n");
}
