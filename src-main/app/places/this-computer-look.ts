import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { posix, win32 } from "node:path";
import type { Computer } from "./computer.ts";

/** A registry that does not answer is one without entries. */
const REGISTRY_TIMEOUT_MS = 3_000;

/** Larger than any settings file that is looked for. */
const MAX_TEXT_BYTES = 1024 * 1024;

type Known = Pick<Computer, "platform" | "home" | "env">;

/** Looks at the computer that this runs on. */
export function thisComputerLook({ platform, home, env }: Known): Computer {
  const isWindows = platform === "windows";
  return {
    platform,
    home,
    env,
    join: (...parts) => (isWindows ? win32 : posix).join(...parts),
    isFolder,
    namesIn: (path) => readdir(path).catch(() => []),
    readText,
    drives: () => (isWindows ? windowsDrives() : Promise.resolve([])),
    registryValues: (key, name) => (isWindows ? registryValues(key, name) : Promise.resolve([])),
  };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function readText(path: string): Promise<string | null> {
  try {
    const { size } = await stat(path);
    return size > MAX_TEXT_BYTES ? null : await readFile(path, "utf8");
  } catch {
    return null;
  }
}

async function windowsDrives(): Promise<readonly string[]> {
  const letters = Array.from("DEFGHIJKLMNOPQRSTUVWXYZ", (letter) => `${letter}:`);
  const isThere = await Promise.all(letters.map((letter) => isFolder(`${letter}\\`)));
  return letters.filter((_, index) => isThere[index]);
}

function registryValues(key: string, name: string): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const options = { timeout: REGISTRY_TIMEOUT_MS, windowsHide: true };
    execFile("reg", ["query", key, "/s", "/v", name], options, (_, stdout) => {
      resolve(parseRegistry(stdout, name));
    });
  });
}

/** Lines like `    UserFolder    REG_SZ    C:\Users\Ann\OneDrive` among others. */
export function parseRegistry(output: string, name: string): readonly string[] {
  return output.split(/\r?\n/).flatMap((line) => {
    const [found, type, ...value] = line.trim().split(/ {4}/);
    return found === name && type === "REG_SZ" ? [value.join("    ")] : [];
  });
}
