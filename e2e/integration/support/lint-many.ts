/** The independent reader (e2e/tools/vaultlint.py) as a process that looks at one vault after the other. */

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Snapshot } from "../../../src-main/test-support/proof/snapshot.ts";

const columns = z.tuple([z.string(), z.string(), z.string(), z.string()]);
const Answer = z.object({ findings: z.array(columns), tree: z.array(columns) });

const script = fileURLToPath(new URL("lint_many.py", import.meta.url));

export interface LintResult {
  /** Errors and warnings, e.g. `ERROR CHUNK_AUTH d/…`; information is left out. */
  readonly findings: readonly string[];
  /** What the vault holds, as a snapshot of ours would have it. */
  readonly tree: Snapshot;
}

export interface Linter {
  look(vault: string, password: string): Promise<LintResult>;
  close(): void;
}

export function startLinter(): Linter {
  const process = spawn("/usr/bin/python3", [script]);
  const answers = answersOf(process);
  let queue: Promise<unknown> = Promise.resolve();

  async function ask(vault: string, password: string): Promise<LintResult> {
    process.stdin.write(`${JSON.stringify({ vault, password })}\n`);
    const { value, done } = await answers.next();
    if (done === true) throw new Error("the linter ended");
    const { findings, tree } = Answer.parse(JSON.parse(value));
    return {
      findings: findings
        .filter(([severity]) => severity !== "INFO")
        .map(([severity, code, path, message]) => `${severity} ${code} ${path} ${message}`),
      tree: new Map(tree.map(([type, size, rest, path]) => [path, stateOf(type, size, rest)])),
    };
  }

  return {
    look(vault, password) {
      const answer = queue.then(() => ask(vault, password));
      queue = answer.catch(() => undefined);
      return answer;
    },
    close: () => {
      process.stdin.end();
    },
  };
}

function stateOf(type: string, size: string, rest: string): string {
  if (rest === "ERROR") return "broken";
  if (type === "D") return "directory";
  return type === "L" ? `link ${rest}` : `file ${size} ${rest}`;
}

async function* answersOf(process: ChildProcessWithoutNullStreams): AsyncGenerator<string, void> {
  process.stderr.pipe(globalThis.process.stderr, { end: false });
  yield* createInterface({ input: process.stdout });
}
