import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { dragOver, drop, middleOf } from "./drop.ts";
import { test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

test("an encrypted file that is dropped on its open vault says what it is", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
  const all = await readdir(join(vault, "d"), { recursive: true });
  const encrypted = all
    .filter((path) => path.endsWith(".c9r"))
    .map((path) => join(vault, "d", path));
  expect(encrypted.length).toBeGreaterThan(0);

  const place = await middleOf(page, ".drop-card");
  await dragOver(page, encrypted, place);
  await expect(page.getByRole("main")).toHaveAttribute("data-drop-over", "");
  await checkScreen(page, "drop-zone");
  await drop(page, encrypted, place);
  await expect(page.getByRole("main")).not.toHaveAttribute("data-drop-over", "");
  await expect(page.locator(".named-files")).toContainText("/hello.txt");
  await expect(latchkey.dialog).toBeHidden();

  // Names are gone when nobody may read them any more.
  await latchkey.button("Lock").click();
  await expect(latchkey.button("Unlock")).toBeVisible();
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
  await expect(page.locator(".named-files")).toBeHidden();
});

test("a vault that is dropped on an open one is opened for itself", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
  const letters = await latchkey.unpackVault("v8-siv-ctrmac", "Letters");
  await drop(page, [join(letters, "vault.cryptomator")], await middleOf(page, ".drop-card"));
  await expect(latchkey.dialog).toContainText("Unlock “Letters”");
});

test("what is dropped among the files goes into the folder under the pointer", async ({
  latchkey,
  home,
}) => {
  test.slow();
  const { page } = latchkey;
  const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await page.getByRole("tab", { name: "Files" }).click();
  const row = (name: string) => page.locator(".file-row", { hasText: name });
  await expect(row("unicode")).toBeVisible();
  const cat = join(home, "..", "cat.png");
  await writeFile(cat, "meow");
  const asked = await latchkey.systemAnswers("yes");

  await dragOver(page, [cat], await middleOf(page, ".file-row:has-text('unicode')"));
  await expect(row("unicode")).toHaveAttribute("data-drop-over", "");
  await checkScreen(page, "drop-on-folder");
  await drop(page, [cat], await middleOf(page, ".file-row:has-text('unicode')"));
  await row("unicode").dblclick();
  await expect(row("cat.png")).toBeVisible({ timeout: 15_000 });
  expect(await asked()).toEqual([`Copy this into the vault “Taxes”?\n${cat}\n\nTo /unicode`]);

  // An encrypted file is named in the overview, not copied in.
  const all = await readdir(join(vault, "d"), { recursive: true });
  const [encrypted = ""] = all.filter((path) => path.endsWith(".c9r"));
  await drop(page, [join(vault, "d", encrypted)], await middleOf(page, ".files-main"));
  await expect(page.locator(".named-files")).toBeVisible();
});

test("nothing is copied in by a drop that the user does not confirm to the system", async ({
  latchkey,
  home,
}) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await page.getByRole("tab", { name: "Files" }).click();
  await expect(page.locator(".file-row", { hasText: "unicode" })).toBeVisible();
  const secret = join(home, "..", "id_rsa");
  await writeFile(secret, "secret");
  const asked = await latchkey.systemAnswers("no");
  await drop(page, [secret], await middleOf(page, ".files-main"));
  await expect.poll(asked).toEqual([`Copy this into the vault “Taxes”?\n${secret}`]);
  await expect(page.getByRole("region", { name: "Copying" })).toHaveCount(0);
  await expect(page.locator(".file-row", { hasText: "id_rsa" })).toHaveCount(0);
});

test("what the page says of a zone leads main nowhere", async ({ latchkey, home }) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  const file = join(home, "..", "cat.png");
  await writeFile(file, "meow");
  for (const lie of ["nonsense", JSON.stringify({ kind: "vault", id: "/etc" })]) {
    await page.evaluate((said) => {
      document.body.setAttribute("data-drop-zone", said);
    }, lie);
    await drop(page, [file], { x: 700, y: 400 });
    await expect(latchkey.dialog).toContainText("cat.png” is not a vault");
    await page.keyboard.press("Escape");
    await expect(latchkey.dialog).toBeHidden();
  }
});
