import { expect, it } from "vitest";
import { dataFolder } from "./data-folder.ts";

it.each([
  ["linux", "/home/a", {}, "/home/a/.config/Latchkey"],
  ["linux", "/home/a", { XDG_CONFIG_HOME: "/srv/config" }, "/srv/config/Latchkey"],
  ["linux", "/home/a", { XDG_CONFIG_HOME: "relative" }, "/home/a/.config/Latchkey"],
  ["linux", "/home/a", { LATCHKEY_HOME: "/tmp/x" }, "/tmp/x"],
  ["linux", "/home/a", { LATCHKEY_HOME: "" }, "/home/a/.config/Latchkey"],
  ["darwin", "/Users/a", {}, "/Users/a/Library/Application Support/Latchkey"],
  ["darwin", "/Users/a", { LATCHKEY_HOME: "/tmp/x" }, "/tmp/x"],
  ["win32", "C:\\Users\\a", {}, "C:\\Users\\a\\AppData\\Roaming\\Latchkey"],
  ["win32", "C:\\Users\\a", { APPDATA: "D:\\Roaming" }, "D:\\Roaming\\Latchkey"],
  ["win32", "C:\\Users\\a", { LATCHKEY_HOME: "D:\\x" }, "D:\\x"],
] as const)("on %s for %s with %o it is %s", (platform, home, env, folder) => {
  expect(dataFolder({ platform, home, env })).toBe(folder);
});
