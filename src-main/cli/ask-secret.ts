import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { VaultError } from "../base/vault-error.ts";
import type { Io } from "./io.ts";

/** Asks one line; nothing of what is typed is shown. */
export type Ask = (question: string) => Promise<string>;

/**
 * Asks on the terminal without showing what is typed, from before the first
 * question until after the last answer.
 *
 * Questions go to standard error, so that standard output stays clean for
 * results. readline does the editing (backspace, pasting, arrow keys); what it
 * would echo goes nowhere.
 *
 * @throws VaultError `cancelled` on Ctrl+C, on Ctrl+D, or when the terminal goes away
 */
export async function askSecrets<T>(io: Io, dialogue: (ask: Ask) => Promise<T>): Promise<T> {
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const terminal = createInterface({
    input: io.stdin,
    output: nowhere,
    terminal: true,
    historySize: 0,
  });
  const cancel = (): void => {
    terminal.close();
  };
  terminal.once("SIGINT", cancel);
  io.stop.requested.addEventListener("abort", cancel, { once: true });
  const lines = terminal[Symbol.asyncIterator]();
  try {
    return await dialogue(async (question) => {
      await io.stderr.write(question);
      const answer = await lines.next();
      await io.stderr.write("\n");
      if (answer.done === true) throw new VaultError({ kind: "cancelled" });
      return answer.value;
    });
  } finally {
    io.stop.requested.removeEventListener("abort", cancel);
    terminal.close();
  }
}
