import { readdir } from "node:fs/promises";
import { localFailure } from "../storage/local-failure.ts";

/** A name in a folder of the host. */
export interface LocalName {
  /** `null` if its bytes are no text: Linux allows any, a vault only UTF-8. */
  readonly name: string | null;
  /** Always text, for messages. */
  readonly shown: string;
}

/** The names in a folder of the host, in the order of UTF-16 code units. */
export async function localNames(folder: string): Promise<LocalName[]> {
  try {
    const names = (await readdir(folder, { encoding: "buffer" })).map(decoded);
    return names.sort((a, b) => (a.shown < b.shown ? -1 : 1));
  } catch (error) {
    throw localFailure(error, folder);
  }
}

/** Bytes of the system as text, or null if they are none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array): LocalName {
  const name = textOf(bytes);
  return { name, shown: name ?? new TextDecoder().decode(bytes) };
}
