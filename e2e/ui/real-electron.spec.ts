import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import process from "node:process";
import { expect } from "@playwright/test";
import { startLatchkey, test } from "./latchkey.ts";
import { projectFolder, runtime } from "./runtime.ts";

/** Asked for only where it is there: the package would begin a download. */
function electronProgram(): string {
  if (runtime.executablePath !== undefined) return runtime.executablePath;
  const found: unknown = createRequire(import.meta.url)("electron");
  return String(found);
}

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

  test("the command line answers without a display, and opens no window", () => {
    test.skip(process.platform === "win32", "a window program of Windows has no standard streams");
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
    const { status, stdout } = spawnSync(
      electronProgram(),
      [projectFolder, "--cli", "--", "--version"],
      { env, encoding: "utf8" },
    );
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^latchkey \d+\.\d+\.\d+\n$/)]);
  });
});
