/** The independent reader (e2e/tools/vaultlint.py) as a process that checks one vault after the other. */

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const Findings = z.array(z.tuple([z.string(), z.string(), z.string(), z.string()]));

const script = fileURLToPath(new URL("lint_many.py", import.meta.url));

export interface Linter {
  /** Codes of what was found, e.g. `ERROR CHUNK_AUTH d/…`; information is left out. */
  check(vault: string, password: string): Promise<readonly string[]>;
  close(): void;
}

export function startLinter(): Linter {
  const process = spawn("/usr/bin/python3", [script]);
  const answers = answersOf(process);
  let queue: Promise<unknown> = Promise.resolve();

  async function ask(vault: string, password: string): Promise<readonly string[]> {
    process.stdin.write(`${JSON.stringify({ vault, password })}\n`);
    const { value, done } = await answers.next();
    if (done === true) throw new Error("the linter ended");
    const findings = Findings.parse(JSON.parse(value));
    return findings
      .filter(([severity]) => severity !== "INFO")
      .map(([severity, code, path, message]) => `${severity} ${code} ${path} ${message}`);
  }

  return {
    check(vault, password) {
      const answer = queue.then(() => ask(vault, password));
      queue = answer.catch(() => undefined);
      return answer;
    },
    close: () => {
      process.stdin.end();
    },
  };
}

async function* answersOf(process: ChildProcessWithoutNullStreams): AsyncGenerator<string, void> {
  process.stderr.pipe(globalThis.process.stderr, { end: false });
  yield* createInterface({ input: process.stdout });
}
