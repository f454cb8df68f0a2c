import { expect, type Locator } from "@playwright/test";
import { test, vaultPassword } from "./latchkey.ts";

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error("nothing to be seen of it");
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

test("a large window has the cards of an open vault in two columns, and sheets in its middle", async ({
  latchkey,
}) => {
  const { page } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  await expect(page.getByText("Open since")).toBeVisible();
  const now = page.locator(".traffic");
  const drive = page.getByRole("region", { name: "Drive" });
  const about = page.getByRole("region", { name: "This vault" });

  await page.setViewportSize({ width: 1_920, height: 1_080 });
  const content = await boxOf(page.getByRole("main"));
  expect((await boxOf(drive)).x).toBeGreaterThan((await boxOf(now)).right);
  expect((await boxOf(drive)).y).toBe((await boxOf(now)).y);
  expect((await boxOf(about)).y).toBeGreaterThan((await boxOf(now)).bottom);
  expect(content.right - (await boxOf(drive)).right).toBeLessThan(64);

  await page.setViewportSize({ width: 1_120, height: 720 });
  expect((await boxOf(about)).x).toBeGreaterThan((await boxOf(now)).right);
  expect((await boxOf(drive)).y).toBeGreaterThan((await boxOf(now)).bottom);
  const drop = page.getByRole("region", { name: "Drop files here to copy them in" });
  expect((await boxOf(drop)).bottom).toBe((await boxOf(now)).bottom);

  await page.setViewportSize({ width: 1_920, height: 1_080 });
  await latchkey.button("Options").click();
  const sheet = await boxOf(page.getByRole("region", { name: "General" }));
  expect(sheet.width).toBeLessThan(900);
  const sidebar = await boxOf(page.getByRole("navigation").first());
  const left = sheet.x - sidebar.right;
  expect(Math.abs(left - (1_920 - sheet.right))).toBeLessThan(24);
});

test("the answers of a long dialog are in sight in the smallest window, and cover nothing that has the focus", async ({
  latchkey,
}) => {
  const { page, dialog } = latchkey;
  await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await page.setViewportSize({ width: 720, height: 480 });
  await latchkey.button("Options").click();
  await latchkey.button("Change password…").click();
  const answer = dialog.getByRole("button", { name: "Change password" });
  await expect(answer).toBeInViewport({ ratio: 1 });
  const last = dialog.getByRole("checkbox");
  while (!(await last.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  expect((await boxOf(last)).bottom).toBeLessThan((await boxOf(answer)).y);
});
