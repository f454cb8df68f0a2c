import { request } from "node:http";
import { expect } from "@playwright/test";
import { test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

/** Takes a write lock as office programs do, which says: this file is being worked with. */
function keepOpen(url: string, login: string): Promise<number> {
  const body =
    '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope><locktype><write/></locktype></lockinfo>';
  const Authorization = `Basic ${Buffer.from(login).toString("base64")}`;
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: "LOCK", headers: { Authorization } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

test("a vault in whose files a program works is locked only if the user says so", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  const { url, login } = await latchkey.share();
  expect(await keepOpen(`${url}hello.txt`, login)).toBe(200);
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
