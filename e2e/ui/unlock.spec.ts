import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { curl } from "./curl.ts";
import { test, vaultPassword } from "./latchkey.ts";
import { projectFolder } from "./runtime.ts";
import { checkScreen } from "./screens.ts";

/** What the official software lists: path to SHA-256 of each file. */
function expectedFiles(fixture: string): Map<string, string> {
  const path = join(projectFolder, "e2e", "fixtures", "official", `${fixture}.expected.tsv`);
  const rows = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.split("\t"));
  return new Map(
    rows.flatMap(([kind, , digest, name]) => (kind === "F" ? [[name ?? "", digest ?? ""]] : [])),
  );
}

function addressOf(url: string, path: string): string {
  return url + path.split("/").filter(Boolean).map(encodeURIComponent).join("/");
}

for (const fixture of ["v8-siv-gcm", "v8-siv-ctrmac"]) {
  test(`${fixture}: unlocked in the window, read by curl, refused after locking`, async ({
    latchkey,
  }) => {
    await latchkey.addOfficialVault(fixture, "Taxes");
    await latchkey.unlock(vaultPassword);
    const { url, login } = await latchkey.share();

    const expected = expectedFiles(fixture);
    expect(expected.size).toBeGreaterThan(5);
    for (const [path, digest] of expected) {
      const { exitCode, body } = await curl(addressOf(url, path), login);
      expect([path, exitCode]).toEqual([path, 0]);
      expect([path, createHash("sha256").update(body).digest("hex")]).toEqual([path, digest]);
    }
    expect((await curl(addressOf(url, "/hello.txt"), "latchkey:wrong")).exitCode).toBe(22);

    await latchkey.button("Lock").click();
    await expect(latchkey.button("Unlock")).toBeVisible();
    expect((await curl(addressOf(url, "/hello.txt"), login)).exitCode).toBe(7);
  });
}

test("a wrong password is said to be wrong, and the next one is tried at once", async ({
  latchkey,
}) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock("guess");
  await expect(latchkey.dialog.getByRole("alert")).toHaveText(/not the password of this vault/);

  // What was typed is still there and selected, so typing replaces it.
  await expect(latchkey.passwordField).toBeFocused();
  await expect(latchkey.passwordField).toHaveValue("guess");
  await latchkey.page.keyboard.type(vaultPassword);
  await expect(latchkey.passwordField).toHaveValue(vaultPassword);
  await latchkey.page.keyboard.press("Enter");
  await expect(latchkey.dialog).toBeHidden();
  await expect(latchkey.page.getByText("Open since")).toBeVisible();
});

test("closing the dialog while the password is checked leaves the vault locked", async ({
  latchkey,
}) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Unlock").click();
  await latchkey.passwordField.fill(vaultPassword);
  // In one breath, so that no check of a password can be over in between.
  await latchkey.dialog.evaluate((dialog) => {
    dialog.querySelector<HTMLElement>("[type='submit']")?.click();
    dialog.dispatchEvent(new Event("cancel", { cancelable: true }));
  });
  await expect(latchkey.dialog).toBeHidden();
  // The check itself ends when it ends: a machine with much to do takes its time.
  await expect(latchkey.button("Unlock")).toBeEnabled({ timeout: 30_000 });
  await expect(latchkey.page.getByText("Open since")).toBeHidden();
});

test("address, user name and password are copied by their buttons", async ({ latchkey }) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  const { url, login } = await latchkey.share();
  const clipboard = () => latchkey.electron.evaluate((electron) => electron.clipboard.readText());

  await latchkey.button("Copy the address").click();
  await expect.poll(clipboard).toBe(url);
  await latchkey.button("Copy the user name").click();
  await expect.poll(clipboard).toBe(login.split(":")[0]);
  await latchkey.button("Copy the password").click();
  await expect.poll(clipboard).toBe(login.split(":")[1]);
});

test("the password of the vault is nowhere in the window once it is open", async ({ latchkey }) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(latchkey.page.getByText("Open since")).toBeVisible();
  const whole = await latchkey.page.evaluate(() => document.documentElement.outerHTML);
  expect(whole).not.toContain(vaultPassword);
  await latchkey.button("Lock").click();
  await latchkey.button("Unlock").click();
  await expect(latchkey.passwordField).toHaveValue("");
});

test("closing the window locks what is open and ends the app", async ({ latchkey }) => {
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  const { url, login } = await latchkey.share();
  expect((await curl(addressOf(url, "/hello.txt"), login)).exitCode).toBe(0);

  const app = latchkey.electron.process();
  const ended = new Promise((resolve) => app.once("exit", resolve));
  await latchkey.page.close();
  expect(await ended).toBe(0);
  expect((await curl(addressOf(url, "/hello.txt"), login)).exitCode).toBe(7);
});

test("what goes through the drive is shown as it happens", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  const { url, login } = await latchkey.share();
  await expect(page.getByText("No program is reading or writing")).toBeVisible();

  const file = join(await latchkey.makeFolder("local"), "film.bin");
  await writeFile(file, randomBytes(3_000_000));
  for (const name of ["film-a.bin", "film-b.bin"]) {
    expect((await curl(url + name, login, ["--upload-file", file])).exitCode).toBe(0);
    expect((await curl(url + name, login)).exitCode).toBe(0);
    await page.waitForTimeout(1_100);
  }
  await expect(page.getByText("6 MB").first()).toBeVisible();
  await expect(page.locator(".traffic-written")).toBeVisible();
  await checkScreen(page, "unlocked-traffic");
});

test("a vault that is opened only for reading lets nothing be written", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Unlock").click();
  await latchkey.passwordField.fill(vaultPassword);
  await page.getByRole("checkbox", { name: "Only for reading" }).check();
  await checkScreen(page, "unlock-read-only");
  await page.keyboard.press("Enter");
  await expect(page.getByText("only for reading")).toBeVisible();
  const { url, login } = await latchkey.share();
  const file = join(await latchkey.makeFolder("local"), "new.txt");
  await writeFile(file, "new");
  expect((await curl(`${url}new.txt`, login, ["--upload-file", file])).exitCode).toBe(22);
  expect((await curl(`${url}hello.txt`, login)).exitCode).toBe(0);
});
