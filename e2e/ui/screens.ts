import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { projectFolder } from "./runtime.ts";

const folder = join(projectFolder, "test-results", "screens");

/**
 * Looks at what is on the screen in both colour schemes: nothing may be hard to read or to reach.
 *
 * A picture of each is kept, for a person to look at.
 */
export async function checkScreen(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({
      path: join(folder, `${name}-${colorScheme}.png`),
      animations: "disabled",
    });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
}
