import { driveLetters } from "../../../src-shared/model/drive.ts";
import { runPowerShell, type Windows } from "./programs.ts";
import { registryKeys } from "./registry.ts";

/** @returns the letter that was asked for, such as `X`, or `null` if that is no place of a drive */
export function letterOf(where: string): string | null {
  const letter = /^(?<letter>[a-z]):?\\?$/i.exec(where)?.groups?.["letter"]?.toUpperCase();
  return letter !== undefined && driveLetters.some((each) => each === letter) ? letter : null;
}

/** Letters that neither a drive has nor one that Windows will connect again, the last ones first, as Windows itself takes them. */
export async function freeLetters(windows: Windows): Promise<readonly string[]> {
  const { output } = await runPowerShell(windows, "[Environment]::GetLogicalDrives()");
  const there = [...output.matchAll(/^(?<letter>[A-Z]):\\/gim)].map(
    ({ groups }) => groups?.["letter"]?.toUpperCase() ?? "",
  );
  const remembered = await registryKeys(windows, "HKCU\\Network");
  const taken = new Set([...there, ...remembered.map((name) => name.toUpperCase())]);
  return driveLetters.filter((letter) => !taken.has(letter)).reverse();
}
