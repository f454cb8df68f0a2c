/**
 * WebClient, the service of Windows that mounts WebDAV. As Windows comes, it does not run and starts when
 * it is asked for an address; administrators may turn it off, and servers have it as a feature only.
 */

import type { Windows } from "./programs.ts";

export type WebClientState = "running" | "stopped" | "disabled" | "missing";

/** Error of Windows: there is no such service. */
const NO_SERVICE = 1060;

/** What `sc` prints of a service that runs, and of one that nobody may start. */
const RUNNING = 4;
const DISABLED = 4;

export async function webClientState({ run, programs }: Windows): Promise<WebClientState> {
  const { code, output } = await run(programs.sc, ["query", "WebClient"]);
  if (code === null || code === NO_SERVICE) return "missing";
  if (secondNumber(output) === RUNNING) return "running";
  const config = await run(programs.sc, ["qc", "WebClient"]);
  return secondNumber(config.output) === DISABLED ? "disabled" : "stopped";
}

/** May be refused, as it is to most users: then the first address that is asked for starts it. */
export async function startWebClient({ run, programs }: Windows): Promise<void> {
  await run(programs.sc, ["start", "WebClient"]);
}

/**
 * `sc` prints rows of a word, a colon, a number in hexadecimal and what it means. The words are in the
 * language of the user; the kind of the service comes first, then its state or how it is started.
 */
function secondNumber(output: string): number | undefined {
  const numbers = [...output.matchAll(/^\s*[^:\r\n]+:\s+(?<number>[\da-f]{1,8})\s/gim)];
  const text = numbers[1]?.groups?.["number"];
  return text === undefined ? undefined : Number.parseInt(text, 16);
}
