import type { Storage } from "../storage/storage.ts";

export const CONTENT_FOLDER = "d";

/**
 * Every content directory that a vault has, whoever refers to it: `d/XX/Y…Y`,
 * sorted. What else lies in `d` is passed over (docs/vault-format.md §1).
 */
export async function* contentDirectories(storage: Storage): AsyncGenerator<string> {
  for (const above of await foldersIn(storage, CONTENT_FOLDER, /^[A-Z2-7]{2}$/)) {
    yield* await foldersIn(storage, above, /^[A-Z2-7]{30}$/);
  }
}

async function foldersIn(storage: Storage, path: string, name: RegExp): Promise<string[]> {
  return (await storage.list(path))
    .filter((entry) => entry.kind === "directory" && name.test(entry.name))
    .map((entry) => `${path}/${entry.name}`)
    .sort();
}
