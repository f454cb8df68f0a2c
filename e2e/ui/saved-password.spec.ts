import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { type Latchkey, startLatchkey, test, vaultPassword } from "./latchkey.ts";
import { runtime } from "./runtime.ts";
import { checkScreen } from "./screens.ts";

// The keychain of the stand-in, of which the tests hold the key. Real Electron takes the system's.
const env = { LATCHKEY_TEST_KEYCHAIN: "ab".repeat(32) };

const save = (latchkey: Latchkey) => latchkey.page.getByRole("checkbox", { name: /^Save the/ });
const isOpen = (latchkey: Latchkey) =>
  expect(latchkey.page.getByText("Open since")).toBeVisible({ timeout: 15_000 });

test("without a keychain, no password can be saved", async ({ latchkey }) => {
  test.skip(runtime.name === "Electron", "real Electron has the keychain of the system");
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.button("Unlock").click();
  await expect(latchkey.passwordField).toBeFocused();
  await expect(save(latchkey)).toBeHidden();
});

test("a saved password opens the vault after a restart, and is forgotten on request", async ({
  home,
}) => {
  test.slow();
  test.skip(runtime.name === "Electron", "the keychain of the stand-in");
  const first = await startLatchkey(home, env);
  await first.addOfficialVault("v8-siv-gcm", "Taxes");
  await first.button("Unlock").click();
  await first.passwordField.fill(vaultPassword);
  await save(first).check();
  await checkScreen(first.page, "unlock-remember");
  await first.page.keyboard.press("Enter");
  await isOpen(first);
  await first.electron.close();
  expect(await readFile(join(home, "passwords.json"), "utf8")).not.toContain(vaultPassword);

  const again = await startLatchkey(home, env);
  await again.button("Unlock").click();
  await isOpen(again);
  await again.button("Lock").click();
  await again.button("Options").click();
  await expect(again.page.getByText("The password is saved in the keychain")).toBeVisible();
  await checkScreen(again.page, "options-saved-password");
  await again.button("Forget it").click();
  await expect(again.page.getByText("The password is saved in the keychain")).toBeHidden();
  await again.button("Back to the vault").click();
  await again.button("Unlock").click();
  await expect(again.passwordField).toBeEditable();
  await again.electron.close();
});
