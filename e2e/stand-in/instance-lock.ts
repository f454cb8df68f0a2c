import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

/**
 * Makes this process the only one for a folder.
 *
 * The lock is a file with the id of its process. A second process writes its
 * own id to a file beside it, which is how the first hears of it.
 *
 * @returns false if another process that is alive holds the lock
 */
export function takeInstanceLock(folder: string, onSecond: () => void): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, "stand-in.lock");
  const knock = join(folder, "stand-in.knock");
  if (!create(lock)) {
    if (isAlive(Number(readFileSync(lock, "utf8")))) {
      writeFileSync(knock, String(process.pid));
      return false;
    }
    rmSync(lock, { force: true });
    if (!create(lock)) return false;
  }
  writeFileSync(knock, "");
  const watcher = watch(knock, onSecond);
  watcher.unref();
  process.once("exit", () => {
    rmSync(lock, { force: true });
    rmSync(knock, { force: true });
  });
  return true;
}

function create(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    // Node's file errors carry a code; all others are not about an existing file.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
