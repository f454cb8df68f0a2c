import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

const dock = (page: Page): Locator => page.getByRole("region", { name: "Copying" });

test("a folder is copied in, asks about a taken name, survives a lock, and is copied out again", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  const source = await latchkey.makeFolder("Letters");
  await mkdir(join(source, "2025"));
  await writeFile(join(source, "2025", "a.txt"), "first");
  await writeFile(join(source, "b.txt"), "second");
  await latchkey.unlock(vaultPassword);

  await latchkey.pickerChooses(source);
  await latchkey.button("Copy a folder in…").click();
  await expect(dock(page)).toContainText("Copied 2 files");
  await checkScreen(page, "transfer-ended");
  await latchkey.button("Dismiss").click();
  await expect(dock(page)).toHaveCount(0);

  // The same again: every name is taken now.
  await writeFile(join(source, "2025", "a.txt"), "first, changed");
  await writeFile(join(source, "b.txt"), "second, changed");
  await latchkey.button("Copy a folder in…").click();
  await expect(page.getByRole("group", { name: "“a.txt” is there already" })).toBeVisible();
  await checkScreen(page, "transfer-conflict");
  await page.setViewportSize({ width: 720, height: 480 });
  await checkScreen(page, "transfer-conflict-small");
  await page.setViewportSize({ width: 1100, height: 720 });

  await latchkey.button("Lock").click();
  await expect(latchkey.dialog).toContainText("goes on when the vault is open again");
  await latchkey.dialog.getByRole("button", { name: "Lock now" }).click();
  await expect(dock(page)).toContainText("Paused until the vault is open again");
  await checkScreen(page, "transfer-paused");
  await latchkey.unlock(vaultPassword);
  await expect(page.getByRole("group", { name: "“a.txt” is there already" })).toBeVisible();
  await latchkey.button("Skip").click();
  await expect(page.getByRole("group", { name: "“b.txt” is there already" })).toBeVisible();
  await page.getByLabel("Do the same for all others").check();
  await latchkey.button("Replace").click();
  await expect(dock(page)).toContainText("Copied 1 file, 15 bytes · 1 left alone");

  const target = await latchkey.makeFolder("Out");
  await latchkey.pickerChooses(target);
  const reply = await page.evaluate(async () => {
    const listed = await window.bridge.ask("vaults.list", {});
    const id = listed.ok ? listed.value.vaults[0]?.id : undefined;
    if (id === undefined) throw new Error("there is no vault");
    return window.bridge.ask("transfer.export", { id, paths: ["/Letters"] });
  });
  expect(reply.ok).toBe(true);
  await expect(dock(page)).toContainText("Copied 2 files, 20 bytes");
  expect(await readFile(join(target, "Letters", "b.txt"), "utf8")).toBe("second, changed");
  expect(await readFile(join(target, "Letters", "2025", "a.txt"), "utf8")).toBe("first");
});

test("what cannot be copied is named and reported", async ({ latchkey }) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  const source = await latchkey.makeFolder("Odd");
  const long = "n".repeat(250);
  await writeFile(join(source, long), "x");
  await writeFile(join(source, "fine.txt"), "fine");
  await latchkey.unlock(vaultPassword);
  const report = join(await latchkey.makeFolder("Reports"), "report.txt");
  await latchkey.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, report);

  await latchkey.pickerChooses(source);
  await latchkey.button("Copy a folder in…").click();
  await expect(dock(page)).toContainText("Copied");
  await latchkey.pickerChooses(join(source, "fine.txt"));
  const verify = page.getByLabel("Read back and compare what is copied");
  await verify.click();
  await expect(verify).toBeChecked();
  await latchkey.button("Copy files in…").click();
  await expect(page.getByRole("listitem", { name: "“fine.txt”" })).toContainText("Copied 1 file");

  const vanished = join(source, "vanished.txt");
  await latchkey.pickerChooses(vanished);
  await latchkey.button("Copy files in…").click();
  const failed = page.getByRole("listitem", { name: "“vanished.txt”" });
  await expect(failed).toContainText("1 was not copied");
  await checkScreen(page, "transfer-failed");
  await failed.getByRole("button", { name: "Save report…" }).click();
  await expect.poll(() => readFile(report, "utf8").catch(() => "")).toContain("vanished.txt");
});

test("a file is opened in its program from a private copy, and what was changed there is written back", async ({
  latchkey,
  home,
}) => {
  test.slow();
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
  await latchkey.electron.evaluate(({ shell }) => {
    shell.openPath = () => Promise.resolve("");
  });
  const open = () =>
    page.evaluate(async () => {
      const listed = await window.bridge.ask("vaults.list", {});
      const id = listed.ok ? listed.value.vaults[0]?.id : undefined;
      if (id === undefined) throw new Error("there is no vault");
      return window.bridge.ask("transfer.open", { id, path: "/hello.txt" });
    });
  expect((await open()).ok).toBe(true);
  const opened = page.getByRole("listitem", { name: "/hello.txt" });
  await expect(opened).toContainText("Not changed");
  const [copy = ""] = (await readdir(join(home, "private"), { recursive: true })).filter((name) =>
    name.endsWith("hello.txt"),
  );
  await writeFile(join(home, "private", copy), "edited elsewhere");
  await expect(opened).toContainText("Changed");
  await checkScreen(page, "opened-changed");
  await latchkey.button("Write back").click();
  await expect(opened).toContainText("Not changed");
  await latchkey.button("Lock").click();
  await expect(opened).toHaveCount(0);
  expect(await readdir(join(home, "private"))).toEqual([]);

  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
  expect((await open()).ok).toBe(true);
  const [again = ""] = (await readdir(join(home, "private"), { recursive: true })).filter((name) =>
    name.endsWith("hello.txt"),
  );
  expect(await readFile(join(home, "private", again), "utf8")).toBe("edited elsewhere");
});
