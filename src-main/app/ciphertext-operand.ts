import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { parseCipherPath } from "../names/cipher-address.ts";

/**
 * A path on the ciphertext disk as the user gave it: absolute, relative to the current folder, or
 * relative to the vault folder. What it names need not exist.
 *
 * @returns relative to the vault folder, `/`-separated; `null` if it lies outside
 */
export async function relativeToVault(vault: string, operand: string): Promise<string | null> {
  const root = await realpath(vault);
  const readings = isAbsolute(operand) ? [operand] : [resolve(operand), resolve(root, operand)];
  const inside: string[] = [];
  for (const reading of readings) {
    const path = relative(root, await realPlace(reading));
    const isOutside = path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
    if (!isOutside) inside.push(path.split(sep).join("/"));
  }
  return inside.find((path) => parseCipherPath(path) !== null) ?? inside[0] ?? null;
}

/** With every link on the way followed, as far as the way exists; a link at its end is what is meant. */
async function realPlace(path: string): Promise<string> {
  const parent = dirname(path);
  if (parent === path) return path;
  try {
    return join(await realpath(parent), basename(path));
  } catch {
    return join(await realPlace(parent), basename(path));
  }
}
