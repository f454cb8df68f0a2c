/**
 * One call of `latchkey` with the streams, signals and environment of the process that it runs in.
 *
 * This file alone knows the real process; everything else gets it as `Io`.
 */

import process from "node:process";
import { letHeapGrow } from "../app/heap-growth.ts";
import { asksForJson, complaint, stacks } from "./complaint.ts";
import { outputStream } from "./output-stream.ts";
import { run } from "./run.ts";

/** How long a second signal leaves a server to close its connections, milliseconds. */
const forcedEndMs = 2000;

/** @returns the exit code, once all output has been handed over */
export async function runInThisProcess(words: readonly string[]): Promise<number> {
  letHeapGrow();
  const requested = new AbortController();
  const forced = new AbortController();

  // The last resort for errors outside every promise that is awaited; a stack could name cleartext.
  process.on("uncaughtException", (error) => {
    const line = complaint({ kind: "unexpected" }, asksForJson(words));
    const debug = process.env["LATCHKEY_DEBUG"] === "1" ? stacks(error) : "";
    process.stderr.write(`${debug}${line}\n`);
    process.exit(1);
  });

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!requested.signal.aborted) requested.abort();
      else forced.abort();
    });
  }
  forced.signal.addEventListener("abort", () => {
    setTimeout(() => process.exit(130), forcedEndMs).unref();
  });

  return run(words, {
    stdin: process.stdin,
    stdout: outputStream(process.stdout),
    stderr: outputStream(process.stderr),
    env: process.env,
    stop: { requested: requested.signal, forced: forced.signal },
  });
}
