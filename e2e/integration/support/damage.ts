import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Flips the last bit of a ciphertext file, as somebody without the key could.
 *
 * @param folder - of the vault
 * @param write - makes one new file in it
 */
export async function damageNewFile(folder: string, write: () => Promise<void>): Promise<void> {
  const before = new Set(await filesIn(folder));
  await write();
  const [made] = (await filesIn(folder)).filter((path) => !before.has(path));
  if (made === undefined) throw new Error("no file was written");
  await flipLastBit(made);
}

export async function flipLastBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  await writeFile(path, bytes);
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}
