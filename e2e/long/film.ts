/** The large file of the long tests. */

import { createHash, randomBytes } from "node:crypto";
import { createReadStream, openSync, writeSync } from "node:fs";

/**
 * A file with holes, and something else every 64 MiB: so its making takes no time, and little room.
 *
 * @param bytes - its size
 */
export function makeFilm(path: string, bytes: number): void {
  const file = openSync(path, "w");
  for (let position = 0; position < bytes; position += 64 * 2 ** 20) {
    writeSync(file, randomBytes(2 ** 20), 0, 2 ** 20, position);
  }
  writeSync(file, Buffer.from("end"), 0, 3, bytes - 3);
}

/** SHA-256 of a file of this computer, as hex. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20 }))
    hash.update(piece as Buffer);
  return hash.digest("hex");
}
