import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { expect } from "@playwright/test";
import { item, items, names, openFiles } from "./files-vault.ts";
import { test } from "./latchkey.ts";

/** `LATCHKEY_LARGE_FOLDER=100000` for the run whose figures are in docs/app.md. */
const count = Number(process.env["LATCHKEY_LARGE_FOLDER"] ?? 20_000);

test(`${count} files in one folder are scrolled, searched through by letter, and selected`, async ({
  latchkey,
}) => {
  test.setTimeout(count * 60);
  const { page } = latchkey;
  await openFiles(latchkey, "Archive", async (folder) => {
    for (let number = 0; number < count; number += 1) {
      await writeFile(join(folder, `Photo ${number}.txt`), "");
    }
  });
  const patient = { timeout: count * 20 };
  const startMs = Date.now();
  await expect(items(latchkey)).toHaveAttribute("aria-rowcount", String(count), patient);
  const readMs = Date.now() - startMs;

  await expect(item(latchkey, "Photo 0.txt")).toBeVisible();
  expect((await names(latchkey)).length).toBeLessThan(60);
  const { frames, blank, slowestMs, medianMs } = await items(latchkey).evaluate(scrollThrough);
  expect(blank).toBe(0);
  await expect(item(latchkey, `Photo ${count - 1}.txt`)).toBeVisible();
  expect((await names(latchkey)).length).toBeLessThan(60);

  await items(latchkey).focus();
  await page.keyboard.press("Home");
  await expect(item(latchkey, "Photo 0.txt")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.type(`photo ${count / 2}`);
  await expect(item(latchkey, `Photo ${count / 2}.txt`)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Control+a");
  await expect(page.getByText(`${count.toLocaleString()} items selected`)).toBeVisible();

  const sortStart = Date.now();
  await latchkey.button("Name").click();
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  const sortMs = Date.now() - sortStart;
  await latchkey.button("As pictures").click();
  await items(latchkey).evaluate((grid) => {
    grid.scrollTop = 0;
  });
  await expect(item(latchkey, `Photo ${count - 1}.txt`)).toBeVisible();
  expect((await names(latchkey)).length).toBeLessThan(150);
  const figures = { count, readMs, frames, medianMs, slowestMs, sortMs };
  test.info().annotations.push({ type: "figures", description: JSON.stringify(figures) });
});

/**
 * Scrolls from top to bottom in 300 frames, and looks in each whether rows are in sight. Times are
 * from frame to frame, milliseconds.
 */
async function scrollThrough(grid: HTMLElement | SVGElement) {
  const steps = 300;
  const times: number[] = [];
  let blank = 0;
  let beforeMs = performance.now();
  for (let step = 0; step <= steps; step += 1) {
    grid.scrollTop = ((grid.scrollHeight - grid.clientHeight) * step) / steps;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    // What is drawn for this place is there in the frame after.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const nowMs = performance.now();
    times.push((nowMs - beforeMs) / 2);
    beforeMs = nowMs;
    const box = grid.getBoundingClientRect();
    const middle = document.elementFromPoint(box.x + 60, box.y + box.height / 2);
    if (!middle?.closest(".file-row")) blank += 1;
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { frames: times.length, blank, medianMs: at(0.5), slowestMs: at(0.99) };
}
