import { exitCodeOf, program } from "./cli.ts";
import { startOnTerminal } from "./on-a-terminal.ts";

/** A question as it appears, and what is typed then. */
export type Exchange = readonly [question: string, answer: string];

/** Runs a command of ours on a terminal of its own and answers its questions. */
export async function onTerminal(
  words: readonly string[],
  exchanges: readonly Exchange[],
): Promise<{ readonly code: number | null; readonly shown: string }> {
  const child = startOnTerminal([process.execPath, program, ...words]);
  let shown = "";
  let answered = 0;
  const waiting = [...exchanges];
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    shown += piece;
    const [question, answer] = waiting[0] ?? [];
    if (question === undefined || !shown.slice(answered).includes(question)) return;
    answered = shown.length;
    waiting.shift();
    child.stdin.write(answer ?? "");
  });
  try {
    return { code: await exitCodeOf(child), shown };
  } finally {
    child.kill();
  }
}
