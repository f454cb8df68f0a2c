/**
 * Electron's security checklist, line by line, as far as it can be read off what we pass.
 *
 * What a running page can show is in e2e/ui/safety.spec.ts, what only real
 * Electron can in e2e/ui/real-electron.spec.ts. Lines that other tests beside
 * the source hold already are named here with those.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { links } from "../../src-shared/model/preferences.ts";
import { appPage } from "./app-origin.ts";
import { securityHeaders } from "./page-files.ts";
import { windowOptions } from "./window-options.ts";

const project = join(import.meta.dirname, "..", "..");
const shell = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => [name, readFileSync(join(import.meta.dirname, name), "utf8")] as const);

/** The files of this room in which something stands, comments left out. */
function filesWith(pattern: RegExp): readonly string[] {
  const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  return shell.filter(([, text]) => pattern.test(code(text))).map(([name]) => name);
}

describe("the checklist", () => {
  it("1: loads nothing but our own page, from our own scheme", () => {
    expect(appPage).toBe("app://latchkey/index.html");
    expect(filesWith(/loadURL\(|loadFile\(/)).toEqual(["window.ts"]);
    expect(filesWith(/loadURL\(appPage\)/)).toEqual(["window.ts"]);
    expect(filesWith(/https?:\/\//)).toEqual([]);
  });

  it("2 to 4: no Node in pages, isolated worlds, the sandbox, all in one place", () => {
    expect(filesWith(/webPreferences/)).toEqual(["window-options.ts"]);
    expect(filesWith(/new BrowserWindow\(|new BrowserView|new WebContentsView/)).toEqual([
      "window.ts",
    ]);
    expect(windowOptions("/p.cjs", true).webPreferences).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      contextIsolation: true,
      sandbox: true,
    });
    expect(filesWith(/app\.enableSandbox\(\)/)).toEqual(["index.ts"]);
  });

  it("5: answers every request for a permission with no", () => {
    const [name] = filesWith(/setPermissionRequestHandler/);
    const text = shell.find(([file]) => file === name)?.[1] ?? "";
    expect(text).toContain("setPermissionCheckHandler(() => false)");
    expect(text).toContain("decide(false)");
    expect(text).not.toContain("decide(true)");
  });

  it("6, 8 to 10: leaves the web's own safeguards on", () => {
    expect(windowOptions("/p.cjs", true).webPreferences).toMatchObject({
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
    expect(windowOptions("/p.cjs", true).webPreferences).not.toHaveProperty("enableBlinkFeatures");
    expect(filesWith(/appendSwitch|appendArgument/)).toEqual([]);
  });

  it("7: sends a policy that allows no inline script and nothing from elsewhere", () => {
    const policy = securityHeaders["Content-Security-Policy"] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
  });

  it("11 and 12: allows no web view", () => {
    expect(windowOptions("/p.cjs", true).webPreferences?.webviewTag).toBe(false);
    expect(filesWith(/will-attach-webview/)).toEqual(["lock-down.ts"]);
  });

  it("13 and 14: refuses navigation and new windows", () => {
    expect(filesWith(/will-navigate/)).toEqual(["lock-down.ts"]);
    expect(filesWith(/setWindowOpenHandler\(\(\) => \(\{ action: "deny" \}\)\)/)).toEqual([
      "lock-down.ts",
    ]);
  });

  it("15: opens pages of a fixed list outside, from one place, and by https only", () => {
    expect(filesWith(/openExternal/)).toEqual(["desktop.ts"]);
    for (const url of Object.values(links)) expect(new URL(url).protocol).toBe("https:");
  });

  it("17: asks every sender who it is", () => {
    const [name] = filesWith(/ipcMain/);
    expect(filesWith(/ipcMain/)).toEqual(["serve-ipc.ts"]);
    const text = shell.find(([file]) => file === name)?.[1] ?? "";
    const handlers = text.match(/ipcMain\.handle\(/g)?.length;
    expect(handlers).toBe(text.match(/if \(!isOwnFrame\(event\.senderFrame\)\) throw/g)?.length);
    expect(text).not.toContain("ipcMain.on(");
  });

  it("18: serves its page by its own scheme, not from file://", () => {
    expect(filesWith(/file:\/\//)).toEqual([]);
    expect(filesWith(/registerSchemesAsPrivileged/)).toEqual(["app-protocol.ts"]);
  });

  it("20: gives the page no API of Electron, only the two functions of the bridge", () => {
    expect(filesWith(/exposeInMainWorld\("bridge", bridge\)/)).toEqual(["preload.ts"]);
    expect(filesWith(/contextBridge\.exposeInMainWorld/)).toEqual(["preload.ts"]);
  });
});

describe("19: the packed program", () => {
  const config = readFileSync(join(project, "electron-builder.yml"), "utf8");
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(config)?.[1] ?? "";
  const fuses = Object.fromEntries(
    block
      .split("\n")
      .filter((line) => line.includes(":"))
      .map((line) => line.trim().split(": ")),
  ) as Record<string, string>;

  it("has every fuse set as is safest", () => {
    expect(fuses).toEqual({
      runAsNode: "false",
      enableCookieEncryption: "true",
      enableNodeOptionsEnvironmentVariable: "false",
      enableNodeCliInspectArguments: "false",
      enableEmbeddedAsarIntegrityValidation: "true",
      onlyLoadAppFromAsar: "true",
      grantFileProtocolExtraPrivileges: "false",
      loadBrowserProcessSpecificV8Snapshot: "false",
    });
  });

  it("is an archive, without packages of npm", () => {
    expect(config).toMatch(/^asar: true$/m);
    expect(config).toContain('"!node_modules/**"');
  });

  it("has no DevTools", () => {
    expect(windowOptions("/p.cjs", true).webPreferences?.devTools).toBe(false);
  });
});
