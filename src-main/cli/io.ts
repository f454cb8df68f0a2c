/**
 * All that a command may touch of the process it runs in; `index.ts` fills it
 * with the real process, tests with streams of their own.
 */

import type { Readable } from "node:stream";
import type { Failure } from "../../src-shared/failure.ts";
import type { OutputStream } from "./output-stream.ts";

/** Standard input; has the members of a terminal only if it is one. */
export type InputStream = Readable & {
  readonly isTTY?: boolean;
  readonly setRawMode?: (raw: boolean) => unknown;
};

/** The user's wish to stop. */
export interface Stop {
  /** Aborts at the first SIGINT, SIGTERM or SIGHUP: end cleanly. */
  readonly requested: AbortSignal;
  /** Aborts at the second: end at once. */
  readonly forced: AbortSignal;
}

export interface Io {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stop: Stop;
  /** True with `--json`: one object per line instead of text for people. */
  readonly json: boolean;
  /**
   * Names a failure that does not end the command (one file of many). The
   * first one reported decides the exit code.
   */
  readonly report: (failure: Failure) => Promise<void>;
  /** Says by the exit code what the command has found, which is no failure; 0 unless called. */
  readonly conclude: (exitCode: number) => void;
}
