/** What `reg query` prints, of which only words for the user are in their language. */

import type { Windows } from "./programs.ts";

/** The values of a key by their names, as they are printed; none where there is no such key. */
export async function registryValues(
  { run, programs }: Windows,
  key: string,
): Promise<ReadonlyMap<string, string>> {
  const { code, output } = await run(programs.reg, ["query", key]);
  if (code !== 0) return new Map();
  const lines = output.matchAll(/^ {4}(?<name>\S.*?) {4}REG_\w+ {4}(?<value>.*?)\r?$/gm);
  return new Map([...lines].map(({ groups }) => [groups?.["name"] ?? "", groups?.["value"] ?? ""]));
}

/** The names of the keys right below one. */
export async function registryKeys(
  { run, programs }: Windows,
  key: string,
): Promise<readonly string[]> {
  const { output } = await run(programs.reg, ["query", key]);
  return [...output.matchAll(/^HKEY_\S+\\(?<name>[^\\\r\n]+)\r?$/gm)].map(
    ({ groups }) => groups?.["name"] ?? "",
  );
}
