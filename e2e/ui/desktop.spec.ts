import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { chooseInMenu } from "./choose-in-menu.ts";
import { drop } from "./drop.ts";
import { type Latchkey, startLatchkey, test, vaultPassword } from "./latchkey.ts";
import { runtime } from "./runtime.ts";
import { checkScreen } from "./screens.ts";
import { chooseInTray, shownTray } from "./tray.ts";

async function askBeforeQuitting({ page }: Latchkey): Promise<void> {
  await page.evaluate(() => window.bridge.ask("settings.change", { lockOnQuit: false }));
}

test.describe("what is opened from outside", () => {
  test("a vault that is not known is added, and its password asked for", async ({ latchkey }) => {
    const { page, electron } = latchkey;
    const path = await latchkey.unpackVault("v8-siv-gcm", "Taxes");
    await electron.evaluate(
      ({ app }, opened) => app.emit("open-file", { preventDefault: () => undefined }, opened),
      join(path, "vault.cryptomator"),
    );
    await expect(latchkey.dialog).toContainText("Unlock “Taxes”");
    await latchkey.passwordField.fill(vaultPassword);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Open since")).toBeVisible();
  });

  test("by a second start on the same files: the known vault comes to the front", async ({
    latchkey,
    home,
  }) => {
    const path = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await expect(startLatchkey(home, {}, [path])).rejects.toThrow();
    await expect(latchkey.dialog).toContainText("Unlock “Taxes”");
    await expect(latchkey.row("Taxes")).toHaveCount(1);
  });

  test("with the first start, on the command line", async ({ home, latchkey }) => {
    const path = await latchkey.unpackVault("v8-siv-gcm", "Letters");
    await latchkey.electron.close();
    const again = await startLatchkey(home, {}, [path]);
    await expect(again.dialog).toContainText("Unlock “Letters”");
    await again.electron.close();
  });

  test("a vault that is open already is shown, and asks for nothing", async ({
    latchkey,
    home,
  }) => {
    const path = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await latchkey.addOfficialVault("v8-siv-ctrmac", "Letters");
    await expect(startLatchkey(home, {}, [path])).rejects.toThrow();
    await expect(latchkey.page.getByRole("heading", { level: 1, name: "Taxes" })).toBeVisible();
    await expect(latchkey.dialog).toBeHidden();
  });

  test("what is no vault is said to be none", async ({ latchkey, home }) => {
    const folder = await latchkey.makeFolder("Pictures");
    const file = join(folder, "cat.png");
    await writeFile(file, "meow");
    await expect(startLatchkey(home, {}, [file])).rejects.toThrow();
    await expect(latchkey.dialog).toContainText("cat.png” is not a vault");
  });

  test("by dropping it on the window", async ({ latchkey }) => {
    const path = await latchkey.unpackVault("v8-siv-gcm", "Taxes");
    await drop(latchkey.page, [path], { x: 400, y: 300 });
    await expect(latchkey.dialog).toContainText("Unlock “Taxes”");
  });

  test("not by a page that only says that something was dropped", async ({ latchkey }) => {
    const refused = await latchkey.page.evaluate(async () => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["x"], "vault.cryptomator"));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer }));
      // What a page says that has read the preload script.
      const channel = "files-dropped" as "vaults.list";
      const said = ["/etc"] as unknown as Record<string, never>;
      const odd = [channel] as unknown as "vaults.list";
      const asks = [channel, odd].map((name) => window.bridge.ask(name, said));
      return (await Promise.allSettled(asks)).map(({ status }) => status);
    });
    expect(refused).toEqual(["rejected", "rejected"]);
    await expect(latchkey.dialog).toBeHidden();
  });
});

test.describe("quitting", () => {
  test("asks while a vault is open, and locks it then", async ({ latchkey }) => {
    const { page, electron } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await expect(page.getByText("Open since")).toBeVisible();
    await askBeforeQuitting(latchkey);

    await chooseInMenu(electron, ["File", "Quit Latchkey"]);
    await expect(latchkey.dialog).toContainText("Open right now: Taxes");
    await checkScreen(page, "quit");
    await latchkey.dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(latchkey.dialog).toBeHidden();
    await expect(page.getByText("Open since")).toBeVisible();

    const over = electron.waitForEvent("close");
    await chooseInMenu(electron, ["File", "Quit Latchkey"]);
    const leave = latchkey.dialog.getByRole("button", { name: "Lock and quit" });
    await expect(leave).toBeEnabled();
    // The window may be gone before the click is answered.
    await leave.click().catch(() => undefined);
    await over;
  });

  test("asks too when the window is closed and there is no tray", async ({ latchkey }) => {
    const { page, electron } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await expect(page.getByText("Open since")).toBeVisible();
    await askBeforeQuitting(latchkey);
    await electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    await expect(latchkey.dialog).toContainText("Lock your vaults and quit?");
    const over = electron.waitForEvent("close");
    // The window may be gone before the key is let go.
    await page.keyboard.press("Enter").catch(() => undefined);
    await over;
  });

  test("asks nothing while every vault is locked", async ({ latchkey }) => {
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await askBeforeQuitting(latchkey);
    const over = latchkey.electron.waitForEvent("close");
    await chooseInMenu(latchkey.electron, ["File", "Quit Latchkey"]).catch(() => undefined);
    await over;
  });

  test("gives way when the system shuts down", async ({ latchkey }) => {
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await expect(latchkey.page.getByText("Open since")).toBeVisible();
    await askBeforeQuitting(latchkey);
    const over = latchkey.electron.waitForEvent("close");
    await latchkey.electron
      .evaluate(({ powerMonitor }) => {
        powerMonitor.emit("shutdown");
      })
      .catch(() => undefined);
    await over;
  });
});

test("the menu leads where it says", async ({ latchkey }) => {
  const { page, electron } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
  await chooseInMenu(electron, ["File", "Lock all"]);
  await expect(latchkey.button("Unlock")).toBeVisible();
  await chooseInMenu(electron, ["File", "Preferences…"]);
  await expect(page.getByRole("heading", { level: 1, name: "Preferences" })).toBeVisible();
});

test.describe("the icon beside the clock", () => {
  test.skip(runtime.name !== "stand-in", "real Electron does not tell what its tray shows");

  test("tells if a vault is open, and locks it", async ({ latchkey }) => {
    const { page } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    expect(await shownTray(latchkey)).toBeNull();
    await page.evaluate(() => window.bridge.ask("settings.change", { tray: true }));
    await expect
      .poll(async () => (await shownTray(latchkey))?.picture)
      .toMatch(/tray-locked\.png$/);
    expect((await shownTray(latchkey))?.labels).toEqual([
      "Show Latchkey",
      "Preferences…",
      "",
      "Taxes",
      "",
      "Lock all",
      "Quit Latchkey",
    ]);

    await latchkey.unlock(vaultPassword);
    await expect(page.getByText("Open since")).toBeVisible();
    const open = await shownTray(latchkey);
    expect(open?.picture).toMatch(/tray-open\.png$/);
    expect(open?.labels).toContain("Taxes (open)");

    await chooseInTray(latchkey.electron, ["Taxes (open)", "Lock"]);
    await expect(latchkey.button("Unlock")).toBeVisible();
    expect((await shownTray(latchkey))?.picture).toMatch(/tray-locked\.png$/);
  });

  test("keeps the app running when the window is closed", async ({ latchkey }) => {
    await latchkey.page.evaluate(() => window.bridge.ask("settings.change", { tray: true }));
    await latchkey.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    await expect(latchkey.page.getByRole("heading", { name: "Welcome to Latchkey" })).toBeVisible();
  });
});
