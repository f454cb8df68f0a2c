import { join } from "node:path";
import process from "node:process";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { expectNothingTooWide } from "./cut-off.ts";
import { projectFolder } from "./runtime.ts";

const folder = join(projectFolder, "test-results", "screens");

const looks = [
  { name: "light", media: { colorScheme: "light", contrast: "no-preference" } },
  { name: "dark", media: { colorScheme: "dark", contrast: "no-preference" } },
  { name: "contrast", media: { colorScheme: "light", contrast: "more" } },
] as const;

/** Of the window, in CSS pixels; the one of 560 is the usual one at 200 percent, the tall one shows a page as a whole. */
const sizes = [
  { width: 560, height: 360 },
  { width: 720, height: 480 },
  { width: 1_120, height: 720 },
  { width: 1_920, height: 1_080 },
  { width: 1_120, height: 2_400 },
] as const;

/**
 * Looks at what is on the screen in light, in dark and in high contrast: nothing may be hard to read or to reach.
 * A question that is asked has the focus.
 *
 * A picture of each is kept, for a person to look at; with `LATCHKEY_LOOKS=all` also one of each size in each language,
 * in which nothing may be too wide.
 */
export async function checkScreen(page: Page, name: string): Promise<void> {
  await expectFocusInside(page);
  for (const { name: look, media } of looks) {
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    await picture(page, `${name}-${look}`);
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
  if (process.env["LATCHKEY_LOOKS"] === "all") await pictureAll(page, name);
}

/** Leaves the window as it was: of its size, and speaking English. */
async function pictureAll(page: Page, name: string): Promise<void> {
  const before = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  for (const language of ["de", "en"] as const) {
    await speak(page, language);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await picture(page, `${name}-${language}-${size.width}x${size.height}`);
      // Narrower ones are a single column, which the window scrolls.
      if (size.width > 620) await expectNothingTooWide(page);
    }
  }
  await page.setViewportSize(before);
}

/** Who uses the keyboard can answer at once what is asked. */
async function expectFocusInside(page: Page): Promise<void> {
  const isLost = () => {
    const asked = document.querySelector("dialog:modal");
    return asked !== null && !asked.contains(document.activeElement);
  };
  await expect.poll(() => page.evaluate(isLost)).toBe(false);
}

/** Has the window speak another language, at once. */
export async function speak(page: Page, language: "de" | "en"): Promise<void> {
  const answer = await page.evaluate(
    (chosen) => window.bridge.ask("settings.change", { language: chosen }),
    language,
  );
  expect(answer.ok).toBe(true);
  await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${language}`));
}

/** Keeps a picture of what is on the screen, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
