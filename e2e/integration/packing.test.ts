/** What goes into a package and what does not. Electron's program itself is not here: see docs/packaging.md. */

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, statSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesInArchive, fusesOf, type PackedApp, packForLinux } from "./support/packed-app.ts";
import { requireProgram } from "./support/programs.ts";

const project = join(import.meta.dirname, "..", "..");
let temporary = "";
let packed: PackedApp = { folder: "", fpmCalls: [], desktopEntry: "" };
beforeAll(async () => {
  const made = await packForLinux();
  temporary = made.temporary;
  packed = made;
});
afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

/** Every file below a folder, by its path from there. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

describe("the archive", () => {
  const archive = (): string => join(packed.folder, "resources", "app.asar");

  it("holds what the build has made, the icons of the tray, and nothing else", async () => {
    const built = await Promise.all(
      ["main", "preload", "renderer"].map(async (part) =>
        (await filesBelow(join(project, "out", part))).map((path) => `out/${part}/${path}`),
      ),
    );
    const icons = ["tray-locked", "tray-open"].flatMap((name) => [
      `assets/${name}.png`,
      `assets/${name}@2x.png`,
    ]);
    const found = (await filesInArchive(archive())).map(({ path }) => path);
    expect([...found].sort()).toEqual([...built.flat(), ...icons, "package.json"].sort());
    expect(found).toContain("out/main/index.js");
    expect(found.filter((path) => path.includes("node_modules") || path.endsWith(".map"))).toEqual(
      [],
    );
  });

  it("is smaller than 8 MB", () => {
    expect(statSync(archive()).size).toBeLessThan(8_000_000);
  });

  it("tells the hash of each file, by which Electron notices one that was changed", async () => {
    const files = await filesInArchive(archive());
    expect(files.filter(({ hasIntegrity }) => !hasIntegrity)).toEqual([]);
  });
});

describe("the unpacked app", () => {
  it("has beside the archive the licences and the command line, and English and German only", async () => {
    expect([...(await filesBelow(packed.folder))].sort()).toEqual([
      "latchkey-app",
      "locales/de.pak",
      "locales/en-US.pak",
      "resources/LICENSE",
      "resources/THIRD-PARTY-NOTICES.md",
      "resources/app.asar",
      "resources/apparmor-profile",
      "resources/bin/latchkey",
    ]);
  });

  it("has the fuses as electron-builder.yml says, in the order of Electron", async () => {
    expect(await fusesOf(join(packed.folder, "latchkey-app"))).toBe("01001100");
  });

  it("hands the command line to the program, also by a link from elsewhere", async () => {
    const program = join(packed.folder, "latchkey-app");
    const original = await readFile(program);
    await writeFile(program, '#!/bin/sh\nprintf "<%s>" "$@"\n');
    chmodSync(program, 0o755);
    const folder = await mkdtemp(join(tmpdir(), "latchkey-link-"));
    const link = join(folder, "latchkey");
    await symlink(join(packed.folder, "resources", "bin", "latchkey"), link);
    const { stdout } = spawnSync(link, ["ls", "/a vault", "--json"], { encoding: "utf8" });
    await rm(folder, { recursive: true });
    await writeFile(program, original);
    expect(stdout).toBe("<--cli><--><ls></a vault><--json>");
  });
});

describe("the command line beside the app for Windows", () => {
  it("runs in Node from whatever folder it lies in", async () => {
    const folder = await mkdtemp(join(tmpdir(), "latchkey-copied-"));
    await cp(join(project, "out", "cli"), folder, { recursive: true });
    const program = join(folder, "latchkey.js");
    const { stdout } = spawnSync(process.execPath, [program, "--version"], { encoding: "utf8" });
    await rm(folder, { recursive: true });
    expect(stdout).toMatch(/^latchkey \d+\.\d+\.\d+\n$/);
  });
});

describe("the packages of Debian and Red Hat", () => {
  it("install the command line, the metadata and the icons where the system looks for them", () => {
    expect(packed.fpmCalls).toHaveLength(2);
    for (const args of packed.fpmCalls) {
      const places = args.filter((arg) => arg.includes("=/usr/"));
      const targets = places.map((place) => place.slice(place.indexOf("=") + 1));
      expect([...targets].sort()).toEqual(
        [
          "/usr/bin/latchkey",
          "/usr/share/bash-completion/completions/latchkey",
          "/usr/share/fish/vendor_completions.d/latchkey.fish",
          "/usr/share/man/man1/latchkey.1",
          "/usr/share/zsh/vendor-completions/_latchkey",
          "/usr/share/applications/app.latchkey.Latchkey.desktop",
          ...[16, 22, 24, 32, 48, 64, 128, 256, 512].map(
            (size) => `/usr/share/icons/hicolor/${size}x${size}/apps/latchkey-app.png`,
          ),
          "/usr/share/icons/hicolor/scalable/mimetypes/app.latchkey.Latchkey.encrypted-file.svg",
          "/usr/share/icons/hicolor/scalable/mimetypes/app.latchkey.Latchkey.vault-file.svg",
          "/usr/share/metainfo/app.latchkey.Latchkey.metainfo.xml",
          "/usr/share/mime/packages/app.latchkey.Latchkey.xml",
        ].sort(),
      );
      const ours = places.map((place) => place.slice(0, place.indexOf("=")));
      for (const source of ours.filter((path) => !path.startsWith("/"))) {
        expect(existsSync(join(project, source))).toBe(true);
      }
    }
  });
});

requireProgram("desktop-file-validate")("the entry of the menu", () => {
  it("is as the specification wants it, and opens vaults", async () => {
    const file = join(temporary, "app.latchkey.Latchkey.desktop");
    await writeFile(file, packed.desktopEntry);
    const { status, stdout, stderr } = spawnSync("desktop-file-validate", [file], {
      encoding: "utf8",
    });
    expect(`${stdout}${stderr}`).toBe("");
    expect(status).toBe(0);
    expect(packed.desktopEntry).toContain("\nExec=/opt/Latchkey/latchkey-app %U\n");
    expect(packed.desktopEntry).toContain("\nMimeType=application/vnd.cryptomator.vault;\n");
    expect(packed.desktopEntry).toContain("\nStartupWMClass=app.latchkey.Latchkey\n");
  });
});

requireProgram("appstreamcli")("the metadata for software centres", () => {
  const metadata = join(project, "assets", "linux", "metainfo.xml");

  it("is as the specification wants it", () => {
    const { status, stdout } = spawnSync("appstreamcli", ["validate", "--no-net", metadata], {
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining("Validation was successful")]);
  });

  it("names the version that is packed", async () => {
    const manifest = await readFile(join(project, "package.json"), "utf8");
    const { version } = JSON.parse(manifest) as { version: string };
    expect(await readFile(metadata, "utf8")).toContain(`<release version="${version}"`);
  });
});

requireProgram("update-mime-database")("the types of files", () => {
  it("are those of a vault, told by the ends of names", async () => {
    const folder = await mkdtemp(join(tmpdir(), "latchkey-mime-"));
    const packages = join(folder, "packages");
    const types = await readFile(join(project, "assets", "linux", "mime.xml"));
    spawnSync("mkdir", [packages]);
    await writeFile(join(packages, "app.latchkey.Latchkey.xml"), types);
    expect(spawnSync("update-mime-database", [folder]).status).toBe(0);
    const globs = await readFile(join(folder, "globs"), "utf8");
    await rm(folder, { recursive: true });
    expect(
      globs
        .split("\n")
        .filter((line) => line.startsWith("application/"))
        .sort(),
    ).toEqual([
      "application/vnd.cryptomator.encrypted:*.c9r",
      "application/vnd.cryptomator.encrypted:*.c9s",
      "application/vnd.cryptomator.vault:*.cryptomator",
    ]);
  });
});

requireProgram("makensis")("the icons of encrypted files on Windows", () => {
  it("are set by a script that the compiler of installers takes without a warning", async () => {
    const folder = await mkdtemp(join(tmpdir(), "latchkey-nsis-"));
    // As electron-builder's own script calls it.
    const script = `
      !define BUILD_RESOURCES_DIR "${join(project, "assets")}"
      Name "Latchkey"
      OutFile "${join(folder, "Latchkey-windows.exe")}"
      InstallDir "$TEMP\\Latchkey"
      !include "${join(project, "assets", "windows", "file-icons.nsh")}"
      Section
        !insertmacro customInstall
        WriteUninstaller "$INSTDIR\\uninstall.exe"
      SectionEnd
      Section Uninstall
        !insertmacro customUnInstall
      SectionEnd`;
    await writeFile(join(folder, "setup.nsi"), script);
    const { status, stdout } = spawnSync("makensis", ["-WX", join(folder, "setup.nsi")], {
      encoding: "utf8",
    });
    await rm(folder, { recursive: true });
    expect([status, stdout]).toEqual([0, expect.stringContaining("Total size:")]);
  });
});
