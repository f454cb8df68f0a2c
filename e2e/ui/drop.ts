import type { Page } from "@playwright/test";

interface Point {
  readonly x: number;
  readonly y: number;
}

type Step = "dragEnter" | "dragOver" | "drop";

/** Drops files and folders of this computer on a point of the window, as the browser takes them from the desktop. */
export async function drop(page: Page, files: readonly string[], at: Point): Promise<void> {
  await drag(page, files, at, ["dragEnter", "dragOver", "drop"]);
}

/** Drags them there and lets go of nothing yet. */
export async function dragOver(page: Page, files: readonly string[], at: Point): Promise<void> {
  await drag(page, files, at, ["dragEnter", "dragOver"]);
}

async function drag(
  page: Page,
  files: readonly string[],
  { x, y }: Point,
  steps: readonly Step[],
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of steps) await session.send("Input.dispatchDragEvent", { type, x, y, data });
  await session.detach();
}

/** Where the pointer is over the middle of something, once it is in sight. */
export async function middleOf(page: Page, selector: string): Promise<Point> {
  const place = page.locator(selector);
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
