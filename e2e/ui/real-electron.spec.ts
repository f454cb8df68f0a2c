import { expect } from "@playwright/test";
import { startLatchkey, test } from "./latchkey.ts";
import { runtime } from "./runtime.ts";

test.describe("what only real Electron can show", () => {
  test.skip(runtime.name !== "Electron", "needs the real Electron binary");

  test("the page has the app's own origin, in a sandboxed and isolated renderer", async ({
    latchkey,
  }) => {
    expect(latchkey.page.url()).toBe("app://latchkey/index.html");
    const preferences = await latchkey.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // There at run time, left out of Electron's types.
      const contents = window?.webContents as unknown as { getLastWebPreferences: () => object };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
  });

  test("no permission is granted", async ({ latchkey }) => {
    const state = await latchkey.page.evaluate(
      async () => (await navigator.permissions.query({ name: "geolocation" })).state,
    );
    expect(state).toBe("denied");
  });

  test("a second start on the same files gives way to the first", async ({ latchkey, home }) => {
    await expect(startLatchkey(home)).rejects.toThrow();
    await expect(latchkey.page.getByRole("heading", { name: "Welcome to Latchkey" })).toBeVisible();
  });
});
