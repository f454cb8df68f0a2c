import { PassThrough } from "node:stream";
import type { Failure } from "../../src-shared/failure.ts";
import type { InputStream, Io } from "../cli/io.ts";
import type { OutputStream } from "../cli/output-stream.ts";

/** An {@link Io} that keeps what is written. */
export interface RecordedIo extends Io {
  readonly stdoutText: () => string;
  readonly stderrText: () => string;
  readonly reported: readonly Failure[];
  readonly concluded: () => number;
  /** As if the user had pressed Ctrl+C. */
  readonly interrupt: () => void;
}

export function recordedIo(
  options: {
    readonly json?: boolean;
    readonly env?: Readonly<Record<string, string>>;
    /** All of standard input. */
    readonly input?: string | Uint8Array;
    readonly stderrIsTerminal?: boolean;
  } = {},
): RecordedIo {
  const stdout = recorder(false);
  const stderr = recorder(options.stderrIsTerminal ?? false);
  const requested = new AbortController();
  const reported: Failure[] = [];
  let concluded = 0;
  const stdin: InputStream = new PassThrough().end(options.input ?? "");
  return {
    stdin,
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: options.env ?? {},
    stop: { requested: requested.signal, forced: new AbortController().signal },
    json: options.json ?? false,
    report: (failure) => {
      reported.push(failure);
      return Promise.resolve();
    },
    conclude: (code) => {
      concluded = code;
    },
    concluded: () => concluded,
    stdoutText: stdout.text,
    stderrText: stderr.text,
    reported,
    interrupt: () => {
      requested.abort();
    },
  };
}

function recorder(isTerminal: boolean): {
  readonly stream: OutputStream;
  readonly text: () => string;
} {
  const pieces: Uint8Array[] = [];
  return {
    stream: {
      isTerminal,
      write: (data) => {
        pieces.push(Buffer.from(data));
        return Promise.resolve();
      },
    },
    text: () => Buffer.concat(pieces).toString(),
  };
}
