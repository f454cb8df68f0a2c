import { closeSync, openSync, readFileSync, readSync } from "node:fs";

/** Bytes read at a time; neighbours overlap, so that nothing is missed between them. */
const STEP = 2 ** 22;

/** How often some bytes are in the memory of a process (Linux, as its owner or root). */
export function timesInMemory(pid: number, needle: Uint8Array): number {
  const memory = openSync(`/proc/${pid}/mem`, "r");
  try {
    return writableRegions(pid).reduce(
      (sum, [start, end]) => sum + timesInRegion(memory, start, end, needle),
      0,
    );
  } finally {
    closeSync(memory);
  }
}

function writableRegions(pid: number): readonly (readonly [number, number])[] {
  const lines = readFileSync(`/proc/${pid}/maps`, "utf8").split("\n");
  return lines.flatMap((line) => {
    const match = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (match === null) return [];
    return [[Number.parseInt(match[1] ?? "", 16), Number.parseInt(match[2] ?? "", 16)] as const];
  });
}

function timesInRegion(memory: number, start: number, end: number, needle: Uint8Array): number {
  const buffer = Buffer.alloc(STEP + needle.length - 1);
  let times = 0;
  for (let position = start; position < end; position += STEP) {
    const length = Math.min(buffer.length, end - position);
    const read = readAt(memory, buffer, length, position);
    const part = buffer.subarray(0, read);
    for (let at = part.indexOf(needle); at !== -1; at = part.indexOf(needle, at + 1)) times += 1;
  }
  return times;
}

/** Pages that were never used cannot be read. */
function readAt(memory: number, buffer: Buffer, length: number, position: number): number {
  try {
    return readSync(memory, buffer, 0, length, position);
  } catch {
    return 0;
  }
}
