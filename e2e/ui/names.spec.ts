import { join } from "node:path";
import { expect } from "@playwright/test";
import { test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

test("a file of the vault leads to its encrypted one, and that one back to its name", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  const vault = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await latchkey.electron.evaluate(({ shell }) => {
    shell.showItemInFolder = () => undefined;
  });

  await page.getByLabel("A file or folder of this vault").fill("/nothing.txt");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("/nothing.txt");
  await page.getByLabel("A file or folder of this vault").fill("/hello.txt");
  await page.keyboard.press("Enter");
  const place = page.locator(".names").getByRole("status");
  await expect(place).toHaveText(/^d\/[A-Z2-7]{2}\/[A-Z2-7]{30}\/.+\.c9r$/);

  const encrypted = join(vault, await place.innerText());
  await latchkey.electron.evaluate(({ dialog }, filePath) => {
    const filePaths = [filePath, "/etc/hostname"];
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, encrypted);
  await latchkey.button("Choose files…").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".named-files li").first()).toContainText("/hello.txt");
  await expect(page.locator(".named-files li").last()).toContainText("Nothing that this vault");
  await latchkey.button("Choose files…").scrollIntoViewIfNeeded();
  await checkScreen(page, "names");
});
