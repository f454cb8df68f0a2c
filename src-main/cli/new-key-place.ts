import { resolve } from "node:path";
import type { KeyPlace } from "../keys/key-place.ts";
import type { Io } from "./io.ts";
import { keyPlaceAt, masterkeyPath } from "./key-place.ts";

/** Where a new key file of a vault goes: where the user says, else where the old one was. */
export async function newKeyPlace(
  vault: string,
  chosen: string | undefined,
  _io: Io,
): Promise<KeyPlace> {
  return keyPlaceAt(chosen === undefined ? masterkeyPath(resolve(vault)) : chosen);
}
