import { expect, it } from "vitest";
import { logFolder } from "./log-folder.ts";

it.each([
  ["linux", {}, "/home/a", "/home/a/.local/state/Latchkey/logs"],
  ["linux", { XDG_STATE_HOME: "/state" }, "/home/a", "/state/Latchkey/logs"],
  ["linux", { XDG_STATE_HOME: "state" }, "/home/a", "/home/a/.local/state/Latchkey/logs"],
  ["linux", { LATCHKEY_HOME: "/stick" }, "/home/a", "/stick/logs"],
  ["darwin", {}, "/Users/a", "/Users/a/Library/Logs/Latchkey"],
  ["darwin", { LATCHKEY_HOME: "/stick" }, "/Users/a", "/stick/logs"],
  ["win32", {}, "C:\\Users\\a", "C:\\Users\\a\\AppData\\Local\\Latchkey\\logs"],
  ["win32", { LOCALAPPDATA: "D:\\L" }, "C:\\Users\\a", "D:\\L\\Latchkey\\logs"],
  ["win32", { LATCHKEY_HOME: "E:\\stick" }, "C:\\Users\\a", "E:\\stick\\logs"],
] as const)("on %s with %o it is where logs are kept", (platform, env, home, folder) => {
  expect(logFolder({ platform, env, home })).toBe(folder);
});
