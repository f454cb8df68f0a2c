/** The one Chromium of the app: started when it is first needed, ended with the app. */

import process from "node:process";
import { type Chromium, startChromium } from "./chromium.ts";

const blankPage = "about:blank";

let purpose: "tests" | "use" = "use";
let running: Promise<Chromium> | null = null;
/** The page that Chromium begins with; the first window takes it over. */
let firstPage: string | null = null;

/** Starts Chromium for Playwright. @returns its `DevTools listening on …` line */
export async function startForTests(): Promise<string> {
  purpose = "tests";
  const { devToolsLine } = await runningBrowser(blankPage, { width: 1120, height: 720 });
  return devToolsLine;
}

/** Chromium, once it has a page to attach to. Attaching any earlier would be a race. */
export function runningBrowser(
  url: string,
  size: { readonly width: number; readonly height: number },
): Promise<Chromium> {
  running ??= start(url, size).catch((error: unknown) => {
    // Said here because the app would only tell that its window did not open, not why.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    throw error;
  });
  return running;
}

async function start(url: string, size: { width: number; height: number }): Promise<Chromium> {
  const chromium = startChromium({ url, ...size, purpose });
  const browser = chromium.pipe.session();
  try {
    firstPage = await new Promise<string>((resolve, reject) => {
      browser.on("Target.targetCreated", ({ targetInfo }) => {
        if (targetInfo.type === "page") resolve(targetInfo.targetId);
      });
      browser.send("Target.setDiscoverTargets", { discover: true }).catch(reject);
      void chromium.pipe.closed.then(reject);
    });
  } catch {
    await chromium.close();
    throw new Error(`Chromium ended before it showed a window.\n${chromium.lastWords()}`);
  }
  return chromium;
}

/** Chromium's id of a page for a new window. */
export async function newPage(chromium: Chromium): Promise<string> {
  const first = firstPage;
  firstPage = null;
  if (first !== null) return first;
  const { targetId } = await chromium.pipe.session().send("Target.createTarget", {
    url: blankPage,
    newWindow: true,
  });
  return targetId;
}

export async function closeBrowser(): Promise<void> {
  const chromium = await running?.catch(() => null);
  await chromium?.close();
}
