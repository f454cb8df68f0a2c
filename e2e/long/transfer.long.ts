/**
 * One file of 6 GiB goes in and out by the window, verified and paused on the way, and the vault is read by
 * the second reader of the format: `npm run long:window`. Takes three times the room of the file on the disk.
 *
 *     TRANSFER_GIB=6 npm run long:window
 */

import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { lintFindings } from "../integration/support/vaultlint.ts";
import { item, openFiles } from "../ui/files-vault.ts";
import { type Latchkey, test, vaultPassword } from "../ui/latchkey.ts";
import { digestOf, makeFilm } from "./film.ts";
import { longNumber, peakOf, report } from "./long-run.ts";

const GIB = 2 ** 30;
const bytes = longNumber("TRANSFER_GIB", 6) * GIB;
/** What the main process may take at most, whatever the size of the file, in MiB. */
const mostMemory = 400;
const longest = { timeout: 1_800_000 };

/** What the window says of the copy that runs, from the moment on that it is shown. */
async function follow({ page }: Latchkey): Promise<{ seconds: number; shown: readonly string[] }> {
  const startedMs = Date.now();
  const dock = page.getByRole("region", { name: "Copying" });
  const meter = dock.getByRole("progressbar");
  // One that is over shows no meter any more.
  const share = async () => Number(await meter.getAttribute("value", { timeout: 5_000 }));
  await expect.poll(share, { ...longest, intervals: [200] }).toBeGreaterThan(1 / 3);
  const shown = [await dock.getByRole("status").innerText()];
  await dock.getByRole("button", { name: "Pause" }).click();
  await expect(dock).toContainText("Paused");
  // What was under way when the button was pressed is still counted.
  await page.waitForTimeout(2_000);
  const before = await share();
  await page.waitForTimeout(2_000);
  expect(await share()).toBe(before);
  await dock.getByRole("button", { name: "Go on" }).click();
  await expect.poll(share, { ...longest, intervals: [200] }).toBeGreaterThan(2 / 3);
  shown.push(await dock.getByRole("status").innerText());
  await expect(dock.getByRole("status")).toContainText("Copied 1 file", longest);
  shown.push(await dock.getByRole("status").innerText());
  await dock.getByRole("button", { name: "Dismiss" }).click();
  return { seconds: Math.round((Date.now() - startedMs) / 1000), shown };
}

test("6 GiB go in and out by the window, verified, with a pause each way", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.page.evaluate(() =>
    window.bridge.ask("settings.change", { verifyTransfers: true }),
  );
  const vault = await openFiles(latchkey, "Films", () => Promise.resolve());
  const source = join(await latchkey.makeFolder("src"), "film");
  makeFilm(source, bytes);
  const digest = await digestOf(source);

  await latchkey.pickerChooses(source);
  await latchkey.button("Copy files in…").click();
  await expect(page.getByLabel("Read back and compare what is copied")).toBeChecked();
  const inward = await follow(latchkey);
  await expect(item(latchkey, "film")).toBeVisible();

  const target = await latchkey.makeFolder("out");
  await latchkey.pickerChooses(target);
  await item(latchkey, "film").click();
  await latchkey.button("Copy out…").click();
  const outward = await follow(latchkey);
  const copy = join(target, "film");
  expect(statSync(copy).size).toBe(bytes);
  expect(await digestOf(copy)).toBe(digest);
  const peak = peakOf(latchkey.electron.process().pid ?? 0);
  for (const [way, { seconds, shown }] of Object.entries({ in: inward, out: outward })) {
    report(`${way}: ${seconds} s; the window said ${shown.join(" | ")}`);
  }
  report(`main process: ${peak} MiB at most`);
  expect(peak).toBeLessThan(mostMemory);

  rmSync(copy);
  await page.getByRole("tab", { name: "Overview" }).click();
  await latchkey.button("Lock").click();
  await expect(latchkey.button("Unlock")).toBeVisible();
  expect(await lintFindings(vault, vaultPassword)).toEqual([]);
});
