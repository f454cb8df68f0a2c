import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { drop, middleOf } from "./drop.ts";
import { startLatchkey, test, vaultPassword } from "./latchkey.ts";
import { runtime } from "./runtime.ts";
import { checkScreen } from "./screens.ts";

test.describe("what only the stand-in has", () => {
  test.skip(runtime.name !== "stand-in", "needs the stand-in runtime");

  test("without a folder picker of the desktop, the path is typed into the window", async ({
    home,
  }) => {
    const latchkey = await startLatchkey(home, { LATCHKEY_PICKER: "window" });
    const path = await latchkey.unpackVault("v8-siv-gcm", "Taxes");

    await latchkey.button("Add an existing vault…").click();
    await expect(latchkey.dialog).toContainText("Choose the folder of a vault");
    await checkScreen(latchkey.page, "stand-in-picker");
    await latchkey.page.keyboard.press("Escape");
    await expect(latchkey.dialog).toBeHidden();

    await latchkey.button("Add an existing vault…").click();
    await latchkey.page.keyboard.type(path);
    await latchkey.page.keyboard.press("Enter");
    await expect(latchkey.row("Taxes")).toBeVisible();
    await latchkey.electron.close();
  });

  test("without a message box of the desktop, its question is put in the window, and no key says yes by chance", async ({
    latchkey,
  }) => {
    const { page } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await page.getByRole("tab", { name: "Files" }).click();
    const row = (name: string) => page.locator(".file-row", { hasText: name });
    await expect(row("unicode")).toBeVisible();
    const outside = await latchkey.makeFolder("outside");
    for (const name of ["cat.png", "dog.png", "owl.png"]) await writeFile(join(outside, name), "x");
    const dropIn = async (name: string): Promise<void> =>
      drop(page, [join(outside, name)], await middleOf(page, ".file-row:has-text('hello.txt')"));

    await dropIn("cat.png");
    await expect(latchkey.dialog).toContainText("Copy this into the vault “Taxes”?");
    await checkScreen(page, "stand-in-question");
    await page.keyboard.press("Enter");
    await expect(latchkey.dialog).toBeHidden();

    await dropIn("dog.png");
    await latchkey.dialog.getByLabel("Do not ask again until this vault is locked").check();
    await latchkey.dialog.getByRole("button", { name: "Copy in" }).click();
    await expect(row("dog.png")).toBeVisible();
    await dropIn("owl.png");
    await expect(row("owl.png")).toBeVisible();
    await expect(row("cat.png")).toHaveCount(0);
  });

  test("the second start on the same files ends, and brings the first window to the front", async ({
    latchkey,
    home,
  }) => {
    const noticed = latchkey.electron.evaluate(
      ({ app }) =>
        new Promise((resolve) =>
          app.once("second-instance", () => {
            resolve(true);
          }),
        ),
    );
    await expect(startLatchkey(home)).rejects.toThrow();
    expect(await noticed).toBe(true);
  });
});
