import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";

/**
 * Makes this process the only one for a folder.
 *
 * The lock is a file with the id of its process. A second process writes its
 * own id to a file beside it with what it hands over, which is how the first hears of it.
 *
 * @param onSecond - is told what a second process hands over
 * @returns false if another process that is alive holds the lock
 */
export function takeInstanceLock(
  folder: string,
  handover: unknown,
  onSecond: (handedOver: unknown) => void,
): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, "stand-in.lock");
  const knock = join(folder, "stand-in.knock");
  if (!create(lock)) {
    if (isAlive(Number(readFileSync(lock, "utf8")))) {
      writeFileSync(`${knock}.new`, JSON.stringify({ pid: process.pid, handover }));
      renameSync(`${knock}.new`, knock);
      return false;
    }
    rmSync(lock, { force: true });
    if (!create(lock)) return false;
  }
  writeFileSync(knock, "");
  // The folder is watched, as a whole new file takes the place of the one before.
  const watcher = watch(folder, (_, name) => {
    if (name === "stand-in.knock") readKnock(knock, onSecond);
  });
  watcher.unref();
  process.once("exit", () => {
    rmSync(lock, { force: true });
    rmSync(knock, { force: true });
  });
  return true;
}

let heard = "";

function readKnock(knock: string, onSecond: (handedOver: unknown) => void): void {
  const text = existsSync(knock) ? readFileSync(knock, "utf8") : "";
  if (text === "" || text === heard) return;
  heard = text;
  // Only a second process of this stand-in writes it.
  onSecond((JSON.parse(text) as { handover: unknown }).handover);
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
