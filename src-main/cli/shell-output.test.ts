import type { Readable } from "node:stream";
import { expect, it } from "vitest";
import { recordedIo } from "../test-support/recorded-io.ts";
import { shellOutput } from "./shell-output.ts";

async function all(stream: Readable): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream as AsyncIterable<Uint8Array>) pieces.push(piece);
  return Buffer.concat(pieces);
}

it("gives what a command prints, byte for byte", async () => {
  expect(Buffer.from(await shellOutput("printf ' a\\nb '", recordedIo(), all)).toString()).toBe(
    " a\nb ",
  );
});

it("does not wait for ever for a command that hangs", async () => {
  const start = Date.now();
  await expect(shellOutput("echo half; exec sleep 60", recordedIo(), all, 200)).rejects.toThrow(
    "no answer in 0.2 s",
  );
  expect(Date.now() - start).toBeLessThan(10_000);
});

it("ends when its user does", async () => {
  const io = recordedIo();
  const running = shellOutput("exec sleep 60", io, all);
  io.interrupt();
  await expect(running).rejects.toThrow();
});
