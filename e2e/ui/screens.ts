import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { projectFolder } from "./runtime.ts";

const folder = join(projectFolder, "test-results", "screens");

const looks = [
  { name: "light", media: { colorScheme: "light", contrast: "no-preference" } },
  { name: "dark", media: { colorScheme: "dark", contrast: "no-preference" } },
  { name: "contrast", media: { colorScheme: "light", contrast: "more" } },
] as const;

/**
 * Looks at what is on the screen in light, in dark and in high contrast: nothing may be hard to read or to reach.
 *
 * A picture of each is kept, for a person to look at.
 */
export async function checkScreen(page: Page, name: string): Promise<void> {
  for (const { name: look, media } of looks) {
    await page.emulateMedia({ ...media, reducedMotion: "reduce" });
    await picture(page, `${name}-${look}`);
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
}

/** Keeps a picture of what is on the screen, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
