import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
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

  test("app:// serves the page with its policy, and nothing from beside it", async ({
    latchkey,
  }) => {
    const answers = await latchkey.electron.evaluate(async ({ net }) => {
      const ask = async (path: string) => {
        const { status, headers } = await net.fetch(`app://latchkey/${path}`);
        return { status, policy: headers.get("content-security-policy") };
      };
      return {
        page: await ask("index.html"),
        main: await ask("..%2fmain%2findex.js"),
        passwd: await ask("/etc/passwd"),
      };
    });
    expect(answers.page.status).toBe(200);
    expect(answers.page.policy).toContain("default-src 'none'");
    expect(answers.page.policy).toContain("require-trusted-types-for 'script'");
    expect([answers.main.status, answers.passwd.status]).toEqual([404, 404]);
  });

  test("no permission is granted, asked for or not", async ({ latchkey }) => {
    const states = await latchkey.page.evaluate(async () => {
      const names = ["geolocation", "camera", "microphone", "notifications"] as const;
      // Chromium knows names that the types of the DOM do not.
      const query = (name: string) => navigator.permissions.query({ name: name as "camera" });
      return Promise.all(names.map(async (name) => (await query(name)).state));
    });
    expect(states).toEqual(["denied", "denied", "denied", "denied"]);
    const camera = await latchkey.page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => "granted",
        () => "refused",
      ),
    );
    expect(camera).toBe("refused");
    expect(await latchkey.page.evaluate(() => Notification.requestPermission())).toBe("denied");
  });

  test("what only a structured clone can carry is refused like any other nonsense", async ({
    latchkey,
  }) => {
    const replies = await latchkey.page.evaluate(async () => {
      const nonsense = [
        { theme: new Map([["dark", true]]) },
        { theme: new Date() },
        { theme: undefined, port: Number.NaN },
        { theme: new Uint8Array(3) },
      ];
      const ask = (said: unknown) =>
        window.bridge.ask("settings.change", said as Record<string, never>).then(
          ({ ok }) => ok,
          () => false,
        );
      return Promise.all(nonsense.map(ask));
    });
    expect(replies).toEqual([false, false, false, false]);
    const settings = await latchkey.page.evaluate(() => window.bridge.ask("settings.read", {}));
    expect(settings).toMatchObject({ ok: true, value: { settings: { theme: "system" } } });
  });

  test("a drag of real files is begun with a picture that Electron can read", async ({
    latchkey,
    home,
  }) => {
    // Without one it throws; that the drag arrives elsewhere, only a person at a desktop can show.
    const problem = await latchkey.electron.evaluate(
      ({ BrowserWindow, nativeImage }, { file, icon }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (nativeImage.createFromPath(icon).isEmpty()) return "the picture is empty";
        try {
          window?.webContents.startDrag({ file, icon });
          return null;
        } catch (error) {
          return String(error);
        }
      },
      { file: join(home, "settings.json"), icon: join(projectFolder, "assets", "icon.png") },
    );
    expect(problem).toBeNull();
  });

  test("a question of the system is asked beside the window, which cannot answer it", async ({
    latchkey,
  }) => {
    const asked = latchkey.electron.evaluate(async ({ BrowserWindow, dialog }) => {
      const [window] = BrowserWindow.getAllWindows();
      const stop = new AbortController();
      setTimeout(() => {
        stop.abort();
      }, 1_000);
      const question = {
        message: "Copy?",
        buttons: ["Copy in", "Cancel"],
        defaultId: 1,
        cancelId: 1,
      };
      if (!window) throw new Error("there is no window");
      return dialog.showMessageBox(window, { ...question, signal: stop.signal });
    });
    await latchkey.page.keyboard.press("Enter");
    expect(await asked).toMatchObject({ response: 1 });
  });

  test("the menus of the system have what ours say, with their keys", async ({ latchkey }) => {
    await expect(latchkey.page.getByRole("heading", { name: "Welcome" })).toBeVisible();
    const entries = await latchkey.electron.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu();
      const file = menu?.items.find(({ label }) => label === "File");
      return (file?.submenu?.items ?? []).map(({ label, accelerator }) => [label, accelerator]);
    });
    expect(entries).toContainEqual(["New vault…", "CmdOrCtrl+N"]);
    expect(entries).toContainEqual(["Lock all", "CmdOrCtrl+Shift+L"]);
  });

  test("the icon beside the clock can be had, and goes again", async ({ latchkey }) => {
    const { page } = latchkey;
    for (const tray of [true, false]) {
      const reply = await page.evaluate(
        (wanted) => window.bridge.ask("settings.change", { tray: wanted }),
        tray,
      );
      expect(reply).toEqual({ ok: true, value: null });
    }
    // An icon that could not be made would be told as trouble.
    await expect(latchkey.dialog).toBeHidden();
  });

  test("a notification of the system can be had wherever the system says that it shows them", async ({
    latchkey,
  }) => {
    const problem = await latchkey.electron.evaluate(({ Notification }) => {
      if (!Notification.isSupported()) return null;
      try {
        const told = new Notification({
          title: "Taxes is not locked yet",
          body: "A file is open.",
        });
        told.show();
        told.close();
        return null;
      } catch (error) {
        return String(error);
      }
    });
    expect(problem).toBeNull();
    // One that could not be shown is no end of the app.
    await expect(latchkey.page.getByRole("heading", { name: "Welcome to Latchkey" })).toBeVisible();
  });

  test("passwords are offered to be saved only where the keychain is the user's own", async ({
    latchkey,
  }) => {
    const isSafe = await latchkey.electron.evaluate(async ({ safeStorage }) => {
      const isLinux = process.platform === "linux";
      const backend = isLinux ? safeStorage.getSelectedStorageBackend() : "the system's own";
      const isOwn = backend !== "basic_text" && backend !== "unknown";
      return isOwn && (await safeStorage.isAsyncEncryptionAvailable());
    });
    const offered = await latchkey.page.evaluate(() =>
      window.bridge.ask("password.can-be-saved", {}),
    );
    expect(offered).toEqual({ ok: true, value: isSafe });
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

test.describe("what only the packed app can show", () => {
  const packed = process.env["LATCHKEY_PACKED"];
  test.skip(packed === undefined, "needs LATCHKEY_PACKED, the packed program");

  test("its own program has the fuses set, as Electron itself reads them", async () => {
    // It brings electron-builder along, which nothing else here needs.
    const { fusesOf } = await import("../integration/support/packed-app.ts");
    // A newer Electron may have more of them at the end.
    expect((await fusesOf(packed ?? "")).slice(0, 8)).toBe("01001100");
  });

  test("it does not run as Node, and heeds no options of Node", async ({ home }) => {
    test.skip(process.platform === "win32", "a window program of Windows has no standard streams");
    const intruder = join(home, "intruder.cjs");
    await writeFile(intruder, "console.log('intruder');");
    for (const env of [{ ELECTRON_RUN_AS_NODE: "1" }, { NODE_OPTIONS: `--require=${intruder}` }]) {
      const { status, stdout } = spawnSync(packed ?? "", ["--cli", "--", "--version"], {
        env: { ...process.env, ...env },
        encoding: "utf8",
      });
      expect([status, stdout]).toEqual([0, expect.stringMatching(/^latchkey \d+\.\d+\.\d+\n$/)]);
    }
  });
});
