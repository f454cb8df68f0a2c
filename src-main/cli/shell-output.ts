import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { usageText } from "../../src-shared/text/cli-text.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

/** Time enough to unlock a password manager, milliseconds. */
const PATIENCE = 5 * 60_000;

/**
 * What a command of the user prints, run by the shell as if typed there: nothing is added to it. It
 * may talk to the user on standard error, and ask on the terminal.
 *
 * @param patience - milliseconds until it is ended
 * @throws UsageError if it fails or takes too long; what it printed is wiped
 */
export async function shellOutput(
  command: string,
  io: Io,
  read: (stream: Readable) => Promise<Uint8Array>,
  patience = PATIENCE,
): Promise<Uint8Array> {
  const tooLong = AbortSignal.timeout(patience);
  const child = spawn(command, {
    shell: true,
    stdio: ["inherit", "pipe", "inherit"],
    signal: AbortSignal.any([io.stop.requested, tooLong]),
  });
  const outcome = new Promise<string | null>((resolve, reject) => {
    child.once("error", (error) => {
      // What the shell has started may live on and hold the other end of the pipe.
      child.stdout.destroy();
      if (tooLong.aborted) resolve(usageText.tooLong(patience / 1000));
      else reject(error);
    });
    child.once("close", (code, signal) => {
      resolve(code === 0 ? null : (signal ?? String(code)));
    });
  });
  const reading = read(child.stdout).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    return new Uint8Array();
  });
  const [output, problem] = await Promise.all([reading, outcome]);
  if (problem === null) return output;
  output.fill(0);
  throw new UsageError(usageText.commandFailed(problem));
}
