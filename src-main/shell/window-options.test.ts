import { expect, it } from "vitest";
import { windowOptions } from "./window-options.ts";

it("gives a page no power of its own", () => {
  expect(windowOptions("/preload.cjs", true).webPreferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
  });
});

it.each([
  [true, false],
  [false, true],
])("when packaged is %s, DevTools are %s", (isPackaged, devTools) => {
  expect(windowOptions("/preload.cjs", isPackaged).webPreferences?.devTools).toBe(devTools);
});
