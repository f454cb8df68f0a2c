import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { open, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "@playwright/test";
import { type DesktopSession, desktopSession, hasGvfs } from "./desktop-session.ts";
import { drop, middleOf } from "./drop.ts";
import { test as base, type Latchkey, startLatchkey, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

/** The app in a desktop session that mounts by gvfs. */
const test = base.extend<{ readonly session: DesktopSession }>({
  session: async ({ home }, use) => {
    await writeFile(
      join(home, "settings.json"),
      JSON.stringify({ version: 1, settings: { lockOnQuit: true } }),
    );
    const session = await desktopSession(join(dirname(home), "session"));
    await use(session);
    session.end();
  },
  latchkey: async ({ home, session }, use) => {
    const latchkey = await startLatchkey(home, session.env);
    await use(latchkey);
    await latchkey.electron.close();
  },
});

const mounts = (session: DesktopSession): number =>
  session.run("gio", ["mount", "-l"]).match(/-> dav:/g)?.length ?? 0;

async function place(latchkey: Latchkey): Promise<string> {
  return latchkey.page.getByRole("status", { name: "Your files are in" }).innerText();
}

test.describe("the drive in the desktop's file system [needs gvfs]", () => {
  test.skip(!hasGvfs);

  test("appears when the vault is unlocked, is opened, takes files, and is gone when it is locked", async ({
    latchkey,
    session,
  }) => {
    const { page } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Family photos");
    await latchkey.button("Unlock").click();
    await latchkey.passwordField.fill(vaultPassword);
    await expect(page.getByRole("checkbox", { name: "Open the drive afterwards" })).toBeChecked();
    await checkScreen(page, "unlock-and-open-drive");
    await page.keyboard.press("Enter");
    await expect.poll(session.shown).toHaveLength(1);
    expect(mounts(session)).toBe(1);
    await expect(page.getByText("Your files are in")).toBeVisible();
    await checkScreen(page, "drive-mounted");

    const folder = await place(latchkey);
    expect(readdirSync(folder)).toContain("hello.txt");
    writeFileSync(join(folder, "new.txt"), "written in the drive");
    await latchkey.button("Open drive").click();
    await expect.poll(session.shown).toHaveLength(2);
    expect(new Set(await session.shown()).size).toBe(1);

    await latchkey.button("Lock").click();
    await expect(latchkey.button("Unlock")).toBeVisible();
    expect(mounts(session)).toBe(0);

    await page.getByRole("button", { name: "Family photos" }).dblclick();
    await page.getByRole("checkbox", { name: "Open the drive afterwards" }).uncheck();
    await latchkey.passwordField.fill(vaultPassword);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Your files are in")).toBeVisible();
    expect(readFileSync(join(await place(latchkey), "new.txt"), "utf8")).toBe(
      "written in the drive",
    );
    expect(await session.shown()).toHaveLength(2);
  });

  test("that is ejected by the file manager is noticed, and mounted again", async ({
    latchkey,
    session,
  }) => {
    const { page } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await expect(page.getByText("Your files are in")).toBeVisible();
    const [, address = ""] = /-> (dav:\S+)/.exec(session.run("gio", ["mount", "-l"])) ?? [];
    session.run("gio", ["mount", "-u", address]);
    await expect(page.getByText("The drive was ejected")).toBeVisible();
    await checkScreen(page, "drive-ejected");
    await latchkey.button("Mount the drive").click();
    await expect(page.getByText("Your files are in")).toBeVisible();
    expect(mounts(session)).toBe(1);
  });

  test("tells of a file that is dropped on the page which encrypted file it is", async ({
    latchkey,
  }) => {
    const { page } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await expect(page.getByText("Your files are in")).toBeVisible();
    const file = join(await place(latchkey), "hello.txt");
    await drop(page, [file], await middleOf(page, ".drop-card"));
    await expect(page.locator(".named-files")).toContainText("/hello.txt");
    await expect(page.locator(".named-files")).toContainText(".c9r");
  });

  test("in which a program works keeps the vault open, until the user says so", async ({
    latchkey,
  }) => {
    const { page } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await expect(page.getByText("Your files are in")).toBeVisible();
    const file = join(await place(latchkey), "hello.txt");
    const handle = await open(file);
    try {
      await latchkey.button("Lock").click();
      await expect(latchkey.dialog).toContainText("have something open in the drive");
      await checkScreen(page, "drive-busy");
      await latchkey.button("Keep it open").click();
      await latchkey.button("Eject").click();
      await expect(page.getByRole("alert")).toContainText("still open in the drive");
    } finally {
      await handle.close();
    }
    await latchkey.button("Lock").click();
    await expect(latchkey.button("Unlock")).toBeVisible();
  });

  test("is shown by a double click on the vault, and by opening it again", async ({
    latchkey,
    home,
    session,
  }) => {
    const path = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await expect.poll(session.shown).toHaveLength(1);
    await latchkey.row("Taxes").dblclick();
    await expect.poll(session.shown).toHaveLength(2);
    await expect(startLatchkey(home, session.env, [path])).rejects.toThrow();
    await expect.poll(session.shown).toHaveLength(3);
  });

  test("is taken down when the app ends", async ({ latchkey, session, home }) => {
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.unlock(vaultPassword);
    await expect(latchkey.page.getByText("Your files are in")).toBeVisible();
    expect(mounts(session)).toBe(1);
    await latchkey.electron.close();
    expect(mounts(session)).toBe(0);
    expect(await readdir(join(home, "drives"))).toEqual([]);
  });
});

base(
  "where there is no way to a drive, its page says so, and the files are shown in the window",
  async ({ home }) => {
    await writeFile(
      join(home, "settings.json"),
      JSON.stringify({ version: 1, settings: { lockOnQuit: true } }),
    );
    // Without a session, and as if nothing to mount with were installed.
    const bare = {
      DBUS_SESSION_BUS_ADDRESS: "",
      XDG_RUNTIME_DIR: "",
      PATH: dirname(process.execPath),
    };
    const latchkey = await startLatchkey(home, bare);
    const { page } = latchkey;
    const path = await latchkey.unpackVault("v8-siv-gcm", "Taxes");
    await latchkey.addVault(path);
    await latchkey.unlock(vaultPassword);
    await expect(page.getByRole("alert")).toContainText("no way to mount");
    await expect(latchkey.button("Browse files")).toBeVisible();
    await checkScreen(page, "drive-unavailable");
    await latchkey.electron.close();
  },
);

base(
  "the drive of a vault is chosen in its options and in the preferences",
  async ({ latchkey }) => {
    const { page } = latchkey;
    await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
    await latchkey.button("Options").click();
    await page.getByLabel("After unlocking").selectOption("Open the drive");
    await expect(page.getByText("Drives are turned off in the preferences.")).toBeVisible();
    await page.getByRole("heading", { name: "Drive", exact: true }).scrollIntoViewIfNeeded();
    await checkScreen(page, "options-drive");
  },
);
