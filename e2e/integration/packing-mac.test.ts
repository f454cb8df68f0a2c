/** What macOS is told of the app, as electron-builder writes it; packed on whatever system this runs. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fusesOf, packForMac } from "./support/packed-app.ts";
import { requireProgram } from "./support/programs.ts";

requireProgram("python3")("the bundle for macOS", () => {
  let temporary = "";
  let contents = "";
  let info: Readonly<Record<string, unknown>> = {};
  beforeAll(async () => {
    const packed = await packForMac();
    temporary = packed.temporary;
    contents = join(packed.bundle, "Contents");
    info = propertiesIn(join(contents, "Info.plist"));
  });
  afterAll(async () => {
    await rm(temporary, { recursive: true, force: true });
  });

  it("opens the files of vaults, and gives encrypted ones an icon and no program", async () => {
    expect(info["CFBundleDocumentTypes"]).toMatchObject([
      {
        CFBundleTypeExtensions: ["cryptomator"],
        CFBundleTypeRole: "Editor",
        CFBundleTypeIconFile: "vault-file.icns",
      },
      {
        CFBundleTypeExtensions: ["c9r", "c9s"],
        CFBundleTypeRole: "None",
        CFBundleTypeIconFile: "encrypted-file.icns",
      },
    ]);
    const resources = await readdir(join(contents, "Resources"));
    expect(resources).toEqual(
      expect.arrayContaining(["icon.icns", "vault-file.icns", "encrypted-file.icns", "bin"]),
    );
  });

  it("tells the hash of the archive, by which Electron refuses another one", async () => {
    const archive = await readFile(join(contents, "Resources", "app.asar"));
    // Of the header, which has the hashes of all files: see filesInArchive.
    const header = archive.subarray(16, 16 + archive.readUInt32LE(12));
    expect(info["ElectronAsarIntegrity"]).toEqual({
      "Resources/app.asar": {
        algorithm: "SHA256",
        hash: createHash("sha256").update(header).digest("hex"),
      },
    });
  });

  it("has the fuses set, and says why it asks for a folder", async () => {
    const program = join("Frameworks", "Electron Framework.framework", "Electron Framework");
    expect(await fusesOf(join(contents, program))).toBe("01001100");
    expect(info["CFBundleIdentifier"]).toBe("app.latchkey.Latchkey");
    expect(info["NSRemovableVolumesUsageDescription"]).toContain("Latchkey");
  });
});

function propertiesIn(file: string): Readonly<Record<string, unknown>> {
  const code =
    "import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], 'rb'))))";
  const { stdout } = spawnSync("python3", ["-c", code, file], { encoding: "utf8" });
  // A property list is a dictionary at its top.
  return JSON.parse(stdout) as Record<string, unknown>;
}
