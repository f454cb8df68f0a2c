import { expect, type Locator } from "@playwright/test";

/** More stops than any page of ours has. */
const MOST = 60;

/** Goes to a control as somebody without a mouse does: stop by stop, from wherever the focus is. */
export async function tabTo(control: Locator): Promise<void> {
  const { keyboard } = control.page();
  const isFocused = () => control.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < MOST && !(await isFocused()); stop += 1) await keyboard.press("Tab");
  await expect(control).toBeFocused();
}

/** Goes there and presses it. */
export async function tabAndPress(control: Locator, key: "Enter" | "Space" = "Enter") {
  await tabTo(control);
  await control.page().keyboard.press(key);
}
