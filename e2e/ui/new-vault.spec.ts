import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { curl } from "./curl.ts";
import { type Latchkey, test } from "./latchkey.ts";
import { projectFolder } from "./runtime.ts";
import { checkScreen } from "./screens.ts";

const password = "correct horse battery";

async function chooseFolder(latchkey: Latchkey, folder: string): Promise<void> {
  await latchkey.pickerChooses(folder);
  await latchkey.button(/^Choose (a|another) folder…/).click();
}

/** The key file stays in the vault folder. */
async function pastKey(latchkey: Latchkey): Promise<void> {
  await expect(latchkey.page.getByText("Where should the key file live?")).toBeVisible();
  await latchkey.button("Next").click();
}

const nameField = (latchkey: Latchkey) => latchkey.page.getByLabel("Name", { exact: true });

test("a newcomer makes a vault, opens it and puts a file in, within twelve clicks", async ({
  latchkey,
}) => {
  // Four screens are looked at on the way, in both colour schemes.
  test.slow();
  const { page } = latchkey;
  const cloud = await latchkey.makeFolder("Cloud");
  let clicks = 0;
  await page.exposeFunction("countClick", () => {
    clicks += 1;
  });
  await page.evaluate(() => {
    const { countClick } = window as unknown as { countClick: () => void };
    document.addEventListener("click", countClick, true);
  });

  await latchkey.button("Create a vault…").click();
  await expect(nameField(latchkey)).toBeFocused();
  await page.keyboard.type("Mes impôts");
  await chooseFolder(latchkey, cloud);
  await expect(page.getByText("Mes impôts”.")).toBeVisible();
  await checkScreen(page, "new-vault-place");
  await latchkey.button("Next").click();
  await expect(page.getByText("Where should the key file live?")).toBeVisible();
  await checkScreen(page, "new-vault-key");
  await latchkey.button("Next").click();

  await expect(latchkey.passwordField).toBeFocused();
  await page.keyboard.type("password1");
  await expect(page.getByText("Many people use this password")).toBeVisible();
  await checkScreen(page, "new-vault-weak-password");
  await latchkey.passwordField.fill(password);
  await page.getByLabel("Repeat the password").fill(password);
  await expect(page.getByText("Very strong.")).toBeVisible();
  await checkScreen(page, "new-vault-password");
  await latchkey.button("Create vault").click();

  await expect(page.getByRole("heading", { name: "“Mes impôts” is ready" })).toBeVisible();
  await checkScreen(page, "new-vault-ready");
  await latchkey.button("Unlock now").click();
  await expect(latchkey.passwordField).toBeFocused();
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  const { url, login } = await latchkey.share();
  expect(clicks).toBeLessThanOrEqual(12);

  const names = await readdir(join(cloud, "Mes impôts"));
  expect(names).toEqual(
    expect.arrayContaining(["d", "masterkey.cryptomator", "vault.cryptomator"]),
  );
  const file = join(cloud, "first.txt");
  await writeFile(file, "first");
  expect((await curl(`${url}first.txt`, login, ["--upload-file", file])).exitCode).toBe(0);
  expect((await curl(`${url}first.txt`, login)).body.toString()).toBe("first");
});

test("a new vault shows its recovery key to who knows the password, and hides it again", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.button("Create a vault…").click();
  await nameField(latchkey).fill("Letters");
  await chooseFolder(latchkey, await latchkey.makeFolder("Cloud"));
  await latchkey.button("Next").click();
  await pastKey(latchkey);
  await latchkey.passwordField.fill(password);
  await page.getByLabel("Repeat the password").fill(password);
  await latchkey.button("Create vault").click();
  await latchkey.button("Recovery key…").click();

  await expect(page.getByLabel("Password of the vault").first()).toBeFocused();
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  const words = page.locator(".recovery-words li");
  await expect(words).toHaveCount(44);
  await checkScreen(page, "recovery-key");
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await expect(page.locator(".print-qr path")).toBeVisible();
  await page.screenshot({ path: "test-results/screens/recovery-sheet.png", fullPage: true });
  await page.emulateMedia({ media: null });

  const file = join(projectFolder, "test-results", "sheet.pdf");
  await latchkey.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByLabel("Paper").selectOption("A4");
  await latchkey.button("Save as PDF…").click();
  await expect(page.getByText("Saved. Whoever has this file has the vault.")).toBeVisible();
  const pdf = await readFile(file, "latin1");
  expect(pdf.slice(0, 5)).toBe("%PDF-");
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);

  const all = await words.allInnerTexts();
  const first = all.slice(0, 6).join(" ");
  await latchkey.button("I have kept it: check it…").click();
  await expect(words).toHaveCount(0);
  const whole = await page.evaluate(() => document.documentElement.textContent);
  expect(whole.replaceAll(/\s+/g, " ")).not.toContain(first);
  const fields = page.locator(".proof-words label");
  await expect(fields).toHaveCount(3);
  for (const field of await fields.all()) {
    const place = Number(/\d+/.exec(await field.innerText())?.[0]);
    await field.locator("input").fill(all[place - 1] ?? "");
  }
  await checkScreen(page, "recovery-proof");
  await latchkey.button("Check").click();
  await expect(page.getByText("saved and proved")).toBeVisible();
  await latchkey.button("Back to the vault").click();
  await expect(latchkey.button("Saved and proved")).toBeVisible();
});

test("a place where no vault can be is refused before anything is made", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  const vault = await latchkey.unpackVault("v8-siv-gcm", "Old");
  const before = await readdir(vault);

  await latchkey.button("New vault").click();
  await nameField(latchkey).fill("a:b");
  await expect(page.getByText("“:” cannot be part of the name")).toBeVisible();
  await nameField(latchkey).fill("Letters");
  await chooseFolder(latchkey, vault);
  await expect(page.getByRole("alert")).toContainText("This folder belongs to the vault");
  await expect(latchkey.button("Next")).toBeDisabled();
  await checkScreen(page, "new-vault-refused");
  expect(await readdir(vault)).toEqual(before);

  await latchkey.button("Cancel").click();
  await expect(page.getByRole("heading", { level: 1, name: "Taxes" })).toBeVisible();
});

test("a strong password is suggested, and expert settings are kept", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.button("Create a vault…").click();
  await nameField(latchkey).fill("Letters");
  await page.getByText("Expert settings").click();
  await page.getByLabel("Encryption").selectOption("SIV_CTRMAC");
  await page.getByLabel("Shorten encrypted names longer than").fill("100");
  await checkScreen(page, "new-vault-expert");
  await chooseFolder(latchkey, await latchkey.makeFolder("Cloud"));
  await latchkey.button("Next").click();
  await pastKey(latchkey);
  await latchkey.button("Suggest a strong one").click();
  await expect(page.getByText("A strong password is filled in")).toBeVisible();
  await expect(latchkey.passwordField).toHaveValue(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
  await checkScreen(page, "new-vault-suggested");
  await latchkey.button("Create vault").click();
  await latchkey.button("Later").click();
  await expect(page.getByText("AES-256-CTR with HMAC")).toBeVisible();
});

test("a vault is made with the keyboard alone", async ({ latchkey }) => {
  const { keyboard } = latchkey.page;
  await expect(latchkey.button("Create a vault…")).toBeVisible();
  await latchkey.pickerChooses(await latchkey.makeFolder("Cloud"));
  await keyboard.press("Tab");
  await expect(latchkey.button("Create a vault…")).toBeFocused();
  await keyboard.press("Enter");
  await expect(nameField(latchkey)).toBeFocused();
  await keyboard.type("Taxes");
  await keyboard.press("Tab");
  await expect(latchkey.button("Choose a folder…")).toBeFocused();
  await keyboard.press("Enter");
  await expect(latchkey.page.getByText("Taxes”.")).toBeVisible();
  await nameField(latchkey).focus();
  await keyboard.press("Enter");
  await expect(latchkey.page.getByText("Where should the key file live?")).toBeVisible();
  await expect(latchkey.button("Next")).toBeFocused();
  await keyboard.press("Enter");
  await expect(latchkey.passwordField).toBeFocused();
  await keyboard.type(password);
  await latchkey.page.getByLabel("Repeat the password").focus();
  await keyboard.type(password);
  await keyboard.press("Enter");
  await expect(latchkey.button("Unlock now")).toBeFocused();
  await keyboard.press("Enter");
  await expect(latchkey.passwordField).toBeFocused();
});
