import { expect, type Page } from "@playwright/test";

/** What may be pressed, and says what by words of its own. */
const worded = "button, a, label, [role=tab], h1, h2, dt, legend";

/** Everything that can be pressed lies within the width of the window, which does not scroll sideways. */
export async function expectNothingCutOff(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  for (const button of await page.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  }
  const sidebar = await page.getByRole("navigation").first().boundingBox();
  for (const button of await page.getByRole("navigation").first().getByRole("button").all()) {
    const box = await button.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(sidebar?.width ?? 0);
  }
}

/** Nothing scrolls sideways, and no words are wider than what they stand in. */
export async function expectNothingTooWide(page: Page): Promise<void> {
  const wide = await page.evaluate((selector) => {
    const all = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) => element.checkVisibility() && !element.classList.contains("unseen"),
    );
    const scrolling = [
      document.documentElement,
      ...document.querySelectorAll<HTMLElement>("main, aside, dialog"),
    ];
    const { scrollHeight, clientHeight } = document.documentElement;
    if (scrollHeight > clientHeight) return ["the window itself scrolls"];
    return [...scrolling, ...all]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .map(
        (element) => `${element.tagName} ${element.className}: ${element.textContent.slice(0, 60)}`,
      );
  }, worded);
  expect.soft(wide).toEqual([]);
}
