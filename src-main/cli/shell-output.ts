import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { usageText } from "../../src-shared/text/cli-text.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

/**
 * What a command of the user prints, run by the shell as if typed there. It may
 * talk to the user on standard error.
 *
 * @throws UsageError if it fails
 */
export async function shellOutput(
  command: string,
  io: Io,
  read: (stream: Readable) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const child = spawn(command, {
    shell: true,
    stdio: ["inherit", "pipe", "inherit"],
    signal: io.stop.requested,
  });
  const outcome = new Promise<string | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve(code === 0 ? null : (signal ?? String(code)));
    });
  });
  const [output, problem] = await Promise.all([read(child.stdout), outcome]);
  if (problem === null) return output;
  output.fill(0);
  throw new UsageError(usageText.commandFailed(problem));
}
