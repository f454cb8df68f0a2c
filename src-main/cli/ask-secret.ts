import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { VaultError } from "../base/vault-error.ts";
import type { Io } from "./io.ts";

/**
 * Asks one line on the terminal without showing what is typed.
 *
 * The question goes to standard error, so that standard output stays clean for
 * results. readline does the editing (backspace, pasting, arrow keys); what it
 * would echo goes nowhere.
 *
 * @throws VaultError `cancelled` on Ctrl+C, on Ctrl+D, or when the terminal goes away
 */
export async function askSecret(question: string, io: Io): Promise<string> {
  await io.stderr.write(question);
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const line = createInterface({
    input: io.stdin,
    output: nowhere,
    terminal: true,
    historySize: 0,
  });
  const cancel = (): void => {
    line.close();
  };
  io.stop.requested.addEventListener("abort", cancel, { once: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      line.once("line", resolve);
      line.once("SIGINT", cancel);
      line.once("close", () => {
        reject(new VaultError({ kind: "cancelled" }));
      });
    });
  } finally {
    io.stop.requested.removeEventListener("abort", cancel);
    line.close();
    await io.stderr.write("\n");
  }
}
