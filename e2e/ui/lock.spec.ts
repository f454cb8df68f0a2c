import { expect } from "@playwright/test";
import { keepOpen } from "./keep-open.ts";
import { test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

test("a vault in whose files a program works is locked only if the user says so", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  const { url, login } = await latchkey.share();
  await keepOpen(`${url}hello.txt`, login);
  await expect(page.getByText("kept open by a program")).toBeVisible();

  await latchkey.button("Lock").click();
  await expect(latchkey.dialog).toContainText("Files are still being written");
  await expect(latchkey.dialog).toContainText("/hello.txt");
  await checkScreen(page, "still-writing");
  await latchkey.button("Keep it open").click();
  await expect(latchkey.dialog).toBeHidden();
  await expect(page.getByText("Open since")).toBeVisible();

  await latchkey.button("Lock").click();
  await latchkey.dialog.getByRole("button", { name: "Lock now" }).click();
  await expect(latchkey.dialog).toBeHidden();
  await expect(latchkey.button("Unlock")).toBeVisible();
});
