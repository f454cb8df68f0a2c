import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test } from "./latchkey.ts";
import { checkScreen } from "./screens.ts";

test("what nobody expected has a code, a report to copy and a line in the log", async ({
  latchkey,
  home,
}) => {
  const { page, electron } = latchkey;
  await electron.evaluate(() => {
    setTimeout(() => {
      throw new RangeError("while reading /home/alice/Taxes 2026.pdf");
    }, 0);
  });
  await expect(latchkey.dialog).toContainText("Something went wrong");
  const code = await page.locator(".trouble-code").innerText();
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  const report = await page.locator(".report").innerText();
  expect(report).toContain(code);
  expect(report).toContain("main: RangeError");
  expect(report).not.toMatch(/alice|Taxes|\/work|\/home/);
  await checkScreen(page, "trouble");

  await latchkey.dialog.getByRole("button", { name: "Copy the report" }).click();
  await expect(latchkey.dialog.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(report);
  const log = await readFile(join(home, "logs", "latchkey.log"), "utf8");
  expect(log).toContain("main: RangeError");
  expect(log).not.toMatch(/alice|Taxes/);
});

test("an error of the page itself is told in the same way", async ({ latchkey }) => {
  await expect(latchkey.button("Create a vault…")).toBeVisible();
  await latchkey.page.evaluate(() => {
    setTimeout(() => {
      throw new TypeError("secret words");
    }, 0);
  });
  await expect(latchkey.dialog).toContainText("window: TypeError");
  await expect(latchkey.dialog).not.toContainText("secret words");
});
