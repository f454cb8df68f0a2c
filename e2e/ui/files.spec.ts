import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import {
  fillSmall,
  item,
  items,
  names,
  openFiles,
  picture as paint,
  secretWords,
  showFiles,
} from "./files-vault.ts";
import { test, vaultPassword } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

const all = [
  "Empty",
  "Letters",
  "icon.svg",
  "notes.txt",
  "report.pdf",
  "song 2.mp3",
  "song 10.mp3",
  "sunset.png",
];

test("shows folders and files, in the order that is wanted, as a list and as pictures", async ({
  latchkey,
}) => {
  test.slow();
  const { page } = latchkey;
  await openFiles(latchkey, "Family", fillSmall);
  await expect.poll(() => names(latchkey)).toEqual(all);
  await checkScreen(page, "files");
  await latchkey.button("Size").click();
  const head = page.getByRole("columnheader", { name: "Size" });
  await expect(head).toHaveAttribute("aria-sort", "descending");
  expect((await names(latchkey))[2]).toBe("song 2.mp3");

  await latchkey.electron.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    shell.showItemInFolder = (path) => shown.push(path);
  });
  await item(latchkey, "sunset.png").click();
  await latchkey.button("Details").click();
  const details = page.getByRole("complementary", { name: "Details" });
  await expect(details).toContainText("Picture (PNG)");
  const place = details.locator(".finding-place");
  await expect(place).toHaveText(/^d\/[A-Z2-7]{2}\/[A-Z2-7]{30}\/.+\.c9r$/);
  await details.getByRole("button", { name: "Show in the file manager" }).click();
  const shown = () =>
    latchkey.electron.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
  await expect.poll(shown).toEqual([expect.stringContaining(await place.innerText())]);
  await checkScreen(page, "files-details");

  await latchkey.button("As pictures").click();
  await expect(items(latchkey).locator("canvas")).toBeVisible();
  await expect(items(latchkey).locator(".tile img")).toBeVisible();
  await checkScreen(page, "files-tiles");
  await page.setViewportSize({ width: 720, height: 480 });
  await checkScreen(page, "files-tiles-smallest-window");
  await latchkey.button("As a list").click();
  await latchkey.button("Details").click();
  await checkScreen(page, "files-smallest-window");
});

test("goes into folders and back, by mouse and by the way that is shown", async ({ latchkey }) => {
  const { page } = latchkey;
  await openFiles(latchkey, "Family", fillSmall);
  const way = page.getByRole("navigation", { name: "Where you are" });
  await item(latchkey, "Letters").dblclick();
  await expect.poll(() => names(latchkey)).toEqual(["Old", "invitation.md"]);
  await item(latchkey, "Old").dblclick();
  await expect.poll(() => names(latchkey)).toEqual(["to grandma.txt"]);
  await expect(way).toHaveText(/Family\s*Letters\s*Old/);
  await way.getByRole("button", { name: "Letters" }).click();
  await expect.poll(() => names(latchkey)).toEqual(["Old", "invitation.md"]);
  await latchkey.button("Back").click();
  await expect.poll(() => names(latchkey)).toEqual(["to grandma.txt"]);
  await latchkey.button("To the folder above").click();
  await expect(item(latchkey, "Old")).toHaveAttribute("aria-selected", "true");
  await way.getByRole("button", { name: "Family" }).click();
  await item(latchkey, "Empty").dblclick();
  await expect(page.getByText("This folder is empty")).toBeVisible();
  await checkScreen(page, "files-empty");

  // Another part of the page, and back: everything is as it was left.
  await page.getByRole("tab", { name: "Overview" }).click();
  await expect(items(latchkey)).toBeHidden();
  await showFiles(latchkey);
  await expect(way).toHaveText(/Family\s*Empty/);
});

test("is used by the keyboard alone", async ({ latchkey }) => {
  const { page } = latchkey;
  const { keyboard } = page;
  await openFiles(latchkey, "Family", fillSmall);
  await page.getByRole("tab", { name: "Files" }).focus();
  for (let step = 0; step < 15; step += 1) {
    if (await items(latchkey).evaluate((grid) => grid === document.activeElement)) break;
    await keyboard.press("Tab");
  }
  await expect(items(latchkey)).toBeFocused();
  await keyboard.press("ArrowDown");
  await expect(item(latchkey, "Empty")).toHaveAttribute("aria-selected", "true");
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await expect.poll(() => names(latchkey)).toEqual(["Old", "invitation.md"]);
  await keyboard.press("Backspace");
  await expect(item(latchkey, "Letters")).toHaveAttribute("aria-selected", "true");

  await keyboard.type("so");
  await expect(item(latchkey, "song 2.mp3")).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Shift+End");
  await expect(page.getByRole("status").filter({ hasText: "3 items selected" })).toBeVisible();
  await keyboard.press("Control+a");
  await expect(page.getByRole("status").filter({ hasText: "8 items selected" })).toBeVisible();
  await keyboard.press("Home");

  await keyboard.press("Control+Shift+N");
  await expect(page.getByRole("textbox", { name: "New name" })).toBeFocused();
  await keyboard.type("Taxes");
  await keyboard.press("Enter");
  await expect(item(latchkey, "Taxes")).toHaveAttribute("aria-selected", "true");
  await expect(items(latchkey)).toBeFocused();
  await keyboard.press("F2");
  await keyboard.type("Taxes 2026");
  await keyboard.press("Enter");
  await expect(item(latchkey, "Taxes 2026")).toHaveAttribute("aria-selected", "true");
  await keyboard.press("F2");
  await keyboard.type("something else");
  await keyboard.press("Escape");
  await expect(item(latchkey, "Taxes 2026")).toBeVisible();

  await keyboard.press("Delete");
  await expect(item(latchkey, "Taxes 2026")).toHaveCount(0);
  await keyboard.press("Control+z");
  await expect(item(latchkey, "Taxes 2026")).toBeVisible();

  await keyboard.press("Shift+F10");
  await expect(page.getByRole("menu")).toBeVisible();
  await checkScreen(page, "files-menu");
  await keyboard.press("Escape");
  await expect(items(latchkey)).toBeFocused();
  await keyboard.press("Control+f");
  await expect(page.getByRole("searchbox", { name: "Search this vault" })).toBeFocused();
});

test("finds names in the whole vault, and leads to where they are", async ({ latchkey }) => {
  const { page } = latchkey;
  await openFiles(latchkey, "Family", fillSmall);
  const field = page.getByRole("searchbox", { name: "Search this vault" });
  await field.fill("GRAND");
  await expect.poll(() => names(latchkey)).toEqual(["to grandma.txt"]);
  await expect(items(latchkey)).toContainText("/Letters/Old");
  await expect(page.getByText(/1 item found among \d+/)).toBeVisible();
  await checkScreen(page, "files-search");
  await field.fill("nothing like it");
  await expect(page.getByText("Nothing in this vault has")).toBeVisible();

  await field.fill("grand");
  await item(latchkey, "to grandma.txt").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Show in its folder" }).click();
  const way = page.getByRole("navigation", { name: "Where you are" });
  await expect(way).toHaveText(/Family\s*Letters\s*Old/);
  await expect(item(latchkey, "to grandma.txt")).toHaveAttribute("aria-selected", "true");
});

test("deletes, takes it back, and is for good once the vault is locked", async ({ latchkey }) => {
  const { page } = latchkey;
  await openFiles(latchkey, "Family", fillSmall);
  await item(latchkey, "Letters").click();
  await item(latchkey, "notes.txt").click({ modifiers: ["Control"] });
  await page.keyboard.press("Delete");
  await expect(page.getByText("2 items deleted; can be put back")).toBeVisible();
  await expect.poll(() => names(latchkey)).not.toContain("Letters");
  await checkScreen(page, "files-deleted");
  await latchkey.button("Undo").click();
  await expect.poll(() => names(latchkey)).toEqual(all);
  await expect(page.getByText("2 items put back.")).toBeVisible();
  await item(latchkey, "Letters").dblclick();
  await expect.poll(() => names(latchkey)).toEqual(["Old", "invitation.md"]);
  await latchkey.button("Back").click();

  await item(latchkey, "notes.txt").click();
  await page.keyboard.press("Delete");
  await expect(item(latchkey, "notes.txt")).toHaveCount(0);
  await latchkey.button("Lock").click();
  await latchkey.unlock(vaultPassword);
  await showFiles(latchkey);
  await expect.poll(() => names(latchkey)).toEqual(all.filter((name) => name !== "notes.txt"));
});

test("refuses a name that is taken, in words, and keeps both", async ({ latchkey }) => {
  const { page } = latchkey;
  await openFiles(latchkey, "Family", fillSmall);
  await item(latchkey, "notes.txt").click();
  await page.keyboard.press("F2");
  await page.getByRole("textbox", { name: "New name" }).fill("report.pdf");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("“/report.pdf” exists already");
  expect(await names(latchkey)).toEqual(all);
});

test("changes nothing in a vault that is open only for reading", async ({ latchkey }) => {
  const { page } = latchkey;
  await openFiles(latchkey, "Family", fillSmall);
  await latchkey.button("Lock").click();
  await latchkey.button("Unlock").click();
  await latchkey.passwordField.fill(vaultPassword);
  await latchkey.dialog.getByLabel(/only for reading/i).check();
  await latchkey.dialog.getByRole("button", { name: "Unlock" }).click();
  await showFiles(latchkey);
  await expect(latchkey.button("New folder")).toHaveCount(0);
  await item(latchkey, "notes.txt").click();
  await page.keyboard.press("Delete");
  await page.keyboard.press("F2");
  await expect(page.getByRole("textbox", { name: "New name" })).toHaveCount(0);
  expect(await names(latchkey)).toEqual(all);
  await item(latchkey, "notes.txt").click({ button: "right" });
  await expect(page.getByRole("menuitem", { name: "Quick look" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Delete" })).toHaveCount(0);
});

test("looks into text, pictures, drawings and PDFs, and leaves nothing of them on the disk", async ({
  latchkey,
  home,
}) => {
  test.slow();
  const { page } = latchkey;
  const violated: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) violated.push(message.text());
  });
  await openFiles(latchkey, "Family", fillSmall);
  const look = page.getByRole("dialog");
  await item(latchkey, "notes.txt").click();
  await page.keyboard.press(" ");
  await expect(look).toContainText(`Grüße aus Köln. ${secretWords}`);
  await checkScreen(page, "quick-look-text");
  await page.keyboard.press("ArrowRight");
  await expect(look.getByRole("img", { name: "Page 1" })).toBeVisible();
  await expect
    .poll(() => darkPixels(look.getByRole("img", { name: "Page 1" })))
    .toBeGreaterThan(50);
  await checkScreen(page, "quick-look-pdf");
  await page.keyboard.press("ArrowRight");
  await expect(look).toContainText("this is something else");
  await page.keyboard.press(" ");
  await expect(look).toBeHidden();
  await expect(items(latchkey)).toBeFocused();

  await item(latchkey, "sunset.png").click();
  await page.keyboard.press(" ");
  const picture = look.getByRole("img", { name: "sunset.png" });
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBe(600);
  await checkScreen(page, "quick-look-picture");
  await page.keyboard.press("Escape");
  await item(latchkey, "icon.svg").click();
  await page.keyboard.press(" ");
  await expect(look.getByRole("img", { name: "icon.svg" })).toBeVisible();
  expect(await page.title()).toBe("Latchkey");
  expect(violated).toEqual([]);
  await page.keyboard.press("Escape");
  await latchkey.button("As pictures").click();
  await expect(items(latchkey).locator("canvas")).toBeVisible();

  // A piece of the picture as the vault holds it, out of its middle.
  const painted = Buffer.from(paint(600, 400)).subarray(300, 364);
  // While all is open, and nothing has been tidied up yet.
  const files = filesBelow(join(home, ".."));
  expect(files.length).toBeGreaterThan(10);
  for (const path of files) {
    const bytes = readFileSync(path);
    const found = [secretWords, "Hello from the vault", painted].filter((it) => bytes.includes(it));
    expect([path, found]).toEqual([path, []]);
  }
});

test("shows at once what others put into the folder", async ({ latchkey }) => {
  await openFiles(latchkey, "Family", fillSmall);
  await latchkey.page.getByRole("tab", { name: "Overview" }).click();
  const { url, login } = await latchkey.share();
  await showFiles(latchkey);
  await expect.poll(() => names(latchkey)).toEqual(all);
  const headers = { Authorization: `Basic ${Buffer.from(login).toString("base64")}` };
  await fetch(`${url}from%20the%20drive.txt`, { method: "PUT", headers, body: "hello" });
  await expect(item(latchkey, "from the drive.txt")).toBeVisible();
});

/** Pixels of a canvas that something was drawn on. */
function darkPixels(canvas: import("@playwright/test").Locator): Promise<number> {
  return canvas.evaluate((element) => {
    const drawn = element as HTMLCanvasElement;
    const context = drawn.getContext("2d");
    if (!context || drawn.width === 0) return 0;
    const { data } = context.getImageData(0, 0, drawn.width, drawn.height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at] ?? 255) < 100 && (data[at + 3] ?? 0) > 200) dark += 1;
    }
    return dark;
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() && statSync(path).size > 0 ? [path] : [];
  });
}
