import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOf, portableFolder } from "./portable-folder.ts";

describe("the folder in which the user sees the program", () => {
  it.each([
    ["linux", "/opt/Latchkey/latchkey-app", {}, "/opt/Latchkey"],
    ["linux", "/tmp/.mount_x/latchkey-app", { APPIMAGE: "/media/s/L.AppImage" }, "/media/s"],
    ["darwin", "/Volumes/S/Latchkey.app/Contents/MacOS/Latchkey", {}, "/Volumes/S"],
    ["win32", "C:\\Programs\\Latchkey\\Latchkey.exe", {}, "C:\\Programs\\Latchkey"],
    ["win32", "C:\\Temp\\x\\Latchkey.exe", { PORTABLE_EXECUTABLE_DIR: "E:\\" }, "E:\\"],
  ] as const)("on %s for %s with %o is %s", (platform, execPath, env, folder) => {
    expect(folderOf({ platform, execPath, env })).toBe(folder);
  });
});

it("is portable only while the marker lies beside the program", async () => {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-portable-"));
  const program = { platform: "linux", env: {}, execPath: join(folder, "latchkey-app") } as const;
  expect(portableFolder(program)).toBeNull();
  await writeFile(join(folder, "latchkey-portable.txt"), "");
  expect(portableFolder(program)).toBe(join(folder, "latchkey-data"));
});
