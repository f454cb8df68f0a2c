/**
 * The system's Chromium, for as long as the app runs: on a profile of its own
 * that nobody else can read and that is removed at the end.
 */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Readable, Writable } from "node:stream";
import { CdpPipe } from "./cdp.ts";

export interface ChromiumOptions {
  /** The page to begin with. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
  /** `tests`: no window on the screen, and a DevTools port, which every user of the machine can reach. */
  readonly purpose: "tests" | "use";
}

export interface Chromium {
  readonly pipe: CdpPipe;
  /** The `DevTools listening on …` line; never resolves without a port. */
  readonly devToolsLine: Promise<string>;
  /** The end of what it has printed, to explain why it ended. */
  lastWords(): string;
  /** Ends it and removes its profile. */
  close(): Promise<void>;
}

const graceMs = 3_000;

/** @throws Error a sentence for the user, if there is no Chromium */
export function startChromium(options: ChromiumOptions): Chromium {
  const profile = mkdtempSync(join(tmpdir(), "latchkey-window-"));
  const child = spawn(chromiumProgram(), chromiumArguments(options, profile), {
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => {
      resolve();
    });
  });
  // The way of last resort, should this process end in a hurry.
  process.once("exit", () => {
    child.kill("SIGKILL");
    removeProfile(profile);
  });

  const [, , stderr, input, output] = child.stdio;
  // The five pipes were asked for above; the types of Node only know the first three.
  const pipe = new CdpPipe(input as Writable, output as Readable);
  const printed = keepPrinted(stderr as Readable);
  return {
    pipe,
    devToolsLine: printed.devToolsLine,
    lastWords: printed.lastWords,
    async close() {
      pipe
        .session()
        .send("Browser.close")
        .catch(() => undefined);
      const force = setTimeout(() => child.kill("SIGKILL"), graceMs);
      await ended;
      clearTimeout(force);
      removeProfile(profile);
    },
  };
}

function chromiumProgram(): string {
  const places = [
    process.env["CHROMIUM"],
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found) return found;
  throw new Error(
    "No Chromium was found. Install the package “chromium”, or set CHROMIUM to the path of one.",
  );
}

function chromiumArguments(options: ChromiumOptions, profile: string): string[] {
  const { url, width, height, purpose } = options;
  return [
    "--remote-debugging-pipe",
    `--user-data-dir=${profile}`,
    `--window-size=${width},${height}`,
    "--class=Latchkey",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--use-mock-keychain",
    // The page is served from within; nothing of it ever needs the network.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-breakpad",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
    "--deny-permission-prompts",
    ...(purpose === "tests"
      ? ["--headless=new", "--remote-debugging-port=0", url]
      : ["--ozone-platform-hint=auto", `--app=${url}`]),
    // Chromium refuses to sandbox as root; then, and only then, it runs without.
    ...(process.getuid?.() === 0 ? ["--no-sandbox", "--test-type"] : []),
  ];
}

/** Chromium prints much about a desktop that is not there; it is shown to nobody unless it ends by itself. */
function keepPrinted(stderr: Readable): Pick<Chromium, "devToolsLine" | "lastWords"> {
  let printed = "";
  const devToolsLine = new Promise<string>((resolve) => {
    stderr.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(-10_000);
      const line = /^DevTools listening on .*$/m.exec(printed);
      if (line && printed.indexOf("\n", line.index) >= 0) resolve(line[0]);
    });
  });
  return { devToolsLine, lastWords: () => printed.trim().split("\n").slice(-3).join("\n") };
}

function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
