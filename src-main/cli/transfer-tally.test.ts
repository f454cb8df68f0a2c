import { expect, it } from "vitest";
import { recordedIo } from "../test-support/recorded-io.ts";
import { startTally } from "./transfer-tally.ts";

const totals = () => Promise.resolve({ totalFiles: 2, totalBytes: 3000 });
const notWanted = () => Promise.reject(new Error("not wanted"));

it("prints one object at the end, and does not look for totals that nobody wants", async () => {
  const io = recordedIo({ json: true });
  const tally = await startTally(io, false, notWanted);
  await tally.addBytes(10);
  tally.addFile();
  tally.addDirectory();
  tally.addSymlink();
  await tally.finish();
  expect(io.stdoutText()).toBe('{"files":1,"directories":1,"symlinks":1,"bytes":10}\n');
});

it("tells programs that ask how far it is, at the latest when it is done", async () => {
  const io = recordedIo({ json: true });
  const tally = await startTally(io, true, totals);
  await tally.addBytes(1000);
  await tally.addBytes(2000);
  tally.addFile();
  await tally.finish();
  const lines = io.stdoutText().trim().split("\n");
  const objects = lines.map((line): unknown => JSON.parse(line));
  expect(objects).toEqual([
    { progress: { doneBytes: 1000, doneFiles: 0, totalFiles: 2, totalBytes: 3000 } },
    { progress: { doneBytes: 3000, doneFiles: 1, totalFiles: 2, totalBytes: 3000 } },
    { files: 1, directories: 0, symlinks: 0, bytes: 3000 },
  ]);
});

it("tells people on a terminal, on a line that is gone at the end", async () => {
  const io = recordedIo({ stderrIsTerminal: true });
  const tally = await startTally(io, false, totals);
  await tally.addBytes(1000);
  await tally.finish();
  expect(io.stderrText()).toBe("\r\u001b[K0 of 2 files, 1000 B of 2.9 KiB\r\u001b[K");
});

it.each([
  [[0, 0, 0], "Copied nothing.\n"],
  [[1, 0, 0], "Copied 1 file: 5 B.\n"],
  [[2, 1, 3], "Copied 2 files, 1 folder, 3 links: 5 B.\n"],
])("sums up %j for people", async ([files = 0, directories = 0, symlinks = 0], text) => {
  const io = recordedIo();
  const tally = await startTally(io, true, notWanted);
  await tally.addBytes(5);
  for (let index = 0; index < files; index += 1) tally.addFile();
  for (let index = 0; index < directories; index += 1) tally.addDirectory();
  for (let index = 0; index < symlinks; index += 1) tally.addSymlink();
  await tally.finish();
  expect(io.stdoutText()).toBe(text);
});
