import { expect } from "@playwright/test";
import { startLatchkey, test } from "./latchkey.ts";
import { runtime } from "./runtime.ts";
import { checkScreen } from "./screens.ts";

test.describe("what only the stand-in has", () => {
  test.skip(runtime.name !== "stand-in", "needs the stand-in runtime");

  test("without a folder picker of the desktop, the path is typed into the window", async ({
    home,
  }) => {
    const latchkey = await startLatchkey(home, { LATCHKEY_PICKER: "window" });
    const path = await latchkey.unpackVault("v8-siv-gcm", "Taxes");

    await latchkey.button("Add an existing vault…").click();
    await expect(latchkey.dialog).toContainText("Choose the folder of a vault");
    await checkScreen(latchkey.page, "stand-in-picker");
    await latchkey.page.keyboard.press("Escape");
    await expect(latchkey.dialog).toBeHidden();

    await latchkey.button("Add an existing vault…").click();
    await latchkey.page.keyboard.type(path);
    await latchkey.page.keyboard.press("Enter");
    await expect(latchkey.row("Taxes")).toBeVisible();
    await latchkey.electron.close();
  });

  test("the second start on the same files ends, and brings the first window to the front", async ({
    latchkey,
    home,
  }) => {
    const noticed = latchkey.electron.evaluate(
      ({ app }) =>
        new Promise((resolve) =>
          app.once("second-instance", () => {
            resolve(true);
          }),
        ),
    );
    await expect(startLatchkey(home)).rejects.toThrow();
    expect(await noticed).toBe(true);
  });
});
