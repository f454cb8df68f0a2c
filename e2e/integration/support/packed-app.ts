/**
 * The app as electron-builder packs it, without Electron: its program cannot be had everywhere.
 *
 * Everything that is ours goes the real way. In place of Electron's program stands a file that holds nothing but the
 * place of the fuses, which electron-builder finds and sets as it does in the real one; packing stops where a tool
 * would be downloaded that makes the one file to be installed.
 */

import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Arch, build, Platform } from "electron-builder";

/** What stands before the fuses (@electron/fuses): then version 1, their number, and a digit for each. */
const fuseMark = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/** The fuses as Electron comes with them, more or less: none is as we want it. */
const fuses = Buffer.concat([
  Buffer.from(fuseMark, "latin1"),
  Buffer.from([1, 8]),
  Buffer.from("10110011", "latin1"),
]);

export interface PackedApp {
  /** Of Linux, unpacked. */
  readonly folder: string;
  /** What electron-builder would pass to `fpm`, for the package of Debian and of Red Hat. */
  readonly fpmCalls: readonly (readonly string[])[];
  /** The entry of the menu that the packages install. */
  readonly desktopEntry: string;
}

/** @returns the app in a temporary folder, for the caller to remove */
export async function packForLinux(): Promise<{ readonly temporary: string } & PackedApp> {
  const temporary = await mkdtemp(join(tmpdir(), "latchkey-packed-"));
  const electron = await withoutElectron(temporary);
  const fpmCalls: string[][] = [];
  let desktopEntry = "";
  await build({
    targets: Platform.LINUX.createTarget(["deb", "rpm"]),
    config: {
      directories: { output: join(temporary, "dist") },
      electronDist: electron,
      extraMetadata: { homepage: "https://example.org/latchkey" },
    },
    publish: "never",
    effectiveOptionComputed: async (options) => {
      const [args, desktopFile] = options as [string[], string];
      fpmCalls.push(args);
      desktopEntry = await readFile(desktopFile, "utf8");
      return true;
    },
  });
  return { temporary, folder: join(temporary, "dist", "linux-unpacked"), fpmCalls, desktopEntry };
}

async function withoutElectron(temporary: string): Promise<string> {
  const folder = join(temporary, "electron");
  await mkdir(join(folder, "resources"), { recursive: true });
  await mkdir(join(folder, "locales"));
  for (const language of ["de", "en-US", "fr"]) {
    await writeFile(join(folder, "locales", `${language}.pak`), language);
  }
  await writeFile(join(folder, "electron"), fuses, { mode: 0o755 });
  return folder;
}

/** @returns the bundle for macOS, unsigned, in a temporary folder for the caller to remove */
export async function packForMac(): Promise<{
  readonly temporary: string;
  readonly bundle: string;
}> {
  const temporary = await mkdtemp(join(tmpdir(), "latchkey-packed-mac-"));
  const electron = join(temporary, "electron");
  const contents = join(electron, "Electron.app", "Contents");
  const framework = join(contents, "Frameworks", "Electron Framework.framework");
  const words = join(framework, "Versions", "A", "Resources");
  for (const language of ["en", "fr"]) {
    await mkdir(join(words, `${language}.lproj`), { recursive: true });
    await writeFile(join(words, `${language}.lproj`, "locale.pak"), language);
  }
  await mkdir(join(contents, "MacOS"));
  await mkdir(join(contents, "Resources", "en.lproj"), { recursive: true });
  await writeFile(join(contents, "Resources", "en.lproj", "locale.pak"), "en");
  await writeFile(join(contents, "MacOS", "Electron"), "");
  await writeFile(join(framework, "Electron Framework"), fuses);
  await writeBundleInfo(contents, "Electron");
  const helper = join(contents, "Frameworks", "Electron Helper.app", "Contents");
  await mkdir(join(helper, "MacOS"), { recursive: true });
  await writeFile(join(helper, "MacOS", "Electron Helper"), "");
  await writeBundleInfo(helper, "Electron Helper");
  await build({
    targets: Platform.MAC.createTarget("dir", Arch.x64),
    config: {
      directories: { output: join(temporary, "dist") },
      electronDist: electron,
    },
    publish: "never",
  });
  return { temporary, bundle: join(temporary, "dist", "mac", "Latchkey.app") };
}

async function writeBundleInfo(contents: string, program: string): Promise<void> {
  const info = `<?xml version="1.0" encoding="UTF-8"?>
    <plist version="1.0"><dict><key>CFBundleExecutable</key><string>${program}</string></dict></plist>`;
  await writeFile(join(contents, "Info.plist"), info);
}

/** The state of each fuse of a program, in the order of @electron/fuses. */
export async function fusesOf(program: string): Promise<string> {
  const bytes = await readFile(program);
  const at = bytes.indexOf(fuseMark, 0, "latin1") + fuseMark.length;
  return bytes.toString("latin1", at + 2, at + 2 + (bytes[at + 1] ?? 0));
}

export interface PackedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly hasIntegrity: boolean;
}

interface ArchiveFolder {
  readonly files: Readonly<Record<string, ArchiveFolder | ArchiveFile>>;
}
interface ArchiveFile {
  readonly size: number;
  readonly integrity?: { readonly algorithm: string; readonly hash: string };
}

/**
 * The files of an archive of Electron's, by their paths.
 *
 *     asar = 4 ‖ length of the rest of the header ‖ length + 4 ‖ length ‖ JSON … (four numbers of 32 bits, little-endian)
 */
export async function filesInArchive(archive: string): Promise<readonly PackedFile[]> {
  const bytes = await readFile(archive);
  const header: unknown = JSON.parse(bytes.toString("utf8", 16, 16 + bytes.readUInt32LE(12)));
  // electron-builder has just written it.
  return filesIn(header as ArchiveFolder, "");
}

function filesIn(folder: ArchiveFolder, path: string): readonly PackedFile[] {
  return Object.entries(folder.files).flatMap(([name, entry]) => {
    const own = path === "" ? name : `${path}/${name}`;
    if ("files" in entry) return filesIn(entry, own);
    return [{ path: own, size: entry.size, hasIntegrity: entry.integrity?.algorithm === "SHA256" }];
  });
}
