import type { Writable } from "node:stream";
import { outputText } from "../../src-shared/text/cli-text.ts";
import { localFailure } from "../storage/local-failure.ts";

/** Standard output or standard error, written in order. */
export interface OutputStream {
  readonly isTerminal: boolean;
  /**
   * Resolves when the bytes have been handed on, so that a slow reader slows the writer.
   *
   * @throws OutputClosed if nobody reads any more; VaultError `local-no-space`, `local-failed`
   */
  readonly write: (data: string | Uint8Array) => Promise<void>;
}

/** The reader of our output has gone, as `head` does once it has enough. Nothing went wrong. */
export class OutputClosed extends Error {
  override readonly name = "OutputClosed";
}

export function outputStream(stream: Writable & { readonly isTTY?: boolean }): OutputStream {
  // Each write learns of its error by its callback; without a listener the stream would end the process besides.
  stream.on("error", () => undefined);
  return {
    isTerminal: stream.isTTY === true,
    write: (data) =>
      new Promise((resolve, reject) => {
        stream.write(data, (error) => {
          if (error === null || error === undefined) resolve();
          else reject(isClosed(error) ? new OutputClosed() : localFailure(error, outputText));
        });
      }),
  };
}

function isClosed(error: NodeJS.ErrnoException): boolean {
  return ["EPIPE", "EOF", "ERR_STREAM_DESTROYED", "ERR_STREAM_WRITE_AFTER_END"].includes(
    error.code ?? "",
  );
}
