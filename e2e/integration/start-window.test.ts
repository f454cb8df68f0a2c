/** What `npm start` runs where there is a display but no Electron: the app in a window of the system's Chromium. */

import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { commandsOf, countListening } from "./support/process-tree.ts";
import { requireProgram } from "./support/programs.ts";

const standIn = fileURLToPath(new URL("../stand-in/start.mjs", import.meta.url));

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A screen that nobody sees. @returns its name, once it takes windows */
async function openDisplay(): Promise<string> {
  const server = spawn("Xvfb", ["-displayfd", "3", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  cleanups.push(() => server.kill());
  const number = await new Promise<Buffer>((resolve, reject) => {
    server.stdio[3]?.once("data", resolve);
    server.once("close", () => {
      reject(new Error("Xvfb ended before it took windows"));
    });
  });
  return `:${number.toString().trim()}`;
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-start-"));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function startApp(display: string, home: string, temporary: string) {
  const app = spawn(process.execPath, [standIn], {
    env: { ...process.env, DISPLAY: display, LATCHKEY_HOME: home, TMPDIR: temporary },
    stdio: ["ignore", "ignore", "inherit"],
  });
  cleanups.push(() => app.kill("SIGKILL"));
  const ended = new Promise<number | null>((resolve) => app.on("close", resolve));
  // A process that could not be started has no number; the tests then see an empty tree.
  return { pid: app.pid ?? 0, ended, stop: () => app.kill("SIGTERM") };
}

requireProgram("Xvfb", "chromium")("npm start with a display but no Electron", () => {
  it("opens a window without opening a port, and leaves nothing behind", async () => {
    const temporary = await temporaryFolder();
    const app = startApp(await openDisplay(), await temporaryFolder(), temporary);

    const hasPage = (): boolean =>
      commandsOf(app.pid).some((command) => command.includes("--type=renderer"));
    await expect.poll(hasPage, { timeout: 30_000 }).toBe(true);
    expect(commandsOf(app.pid).join("\n")).toContain("--remote-debugging-pipe");
    expect(countListening(app.pid)).toBe(0);

    app.stop();
    expect(await app.ended).toBe(0);
    expect(await readdir(temporary)).toEqual([]);
  });
});
