import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { OutputClosed, outputStream } from "./output-stream.ts";

function failing(code: string): Writable {
  const error = Object.assign(new Error(code), { code, syscall: "write" });
  return new Writable({
    write: (_chunk, _encoding, done) => {
      done(error);
    },
  });
}

describe("an output stream", () => {
  it("waits for a slow reader", async () => {
    let release = (): void => undefined;
    const slow = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => {
        release = done;
      },
    });
    let written = false;
    const writing = outputStream(slow)
      .write("x")
      .then(() => {
        written = true;
      });
    await new Promise(setImmediate);
    expect(written).toBe(false);
    release();
    await writing;
    expect(written).toBe(true);
  });

  it("tells a reader that has gone from a disk that is full", async () => {
    await expect(outputStream(failing("EPIPE")).write("x")).rejects.toThrow(OutputClosed);
    await expect(outputStream(failing("ENOSPC")).write("x")).rejects.toMatchObject({
      failure: { kind: "local-no-space" },
    });
  });
});
