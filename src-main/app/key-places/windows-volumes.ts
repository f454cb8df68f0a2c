/**
 * The volumes of a Windows system, as PowerShell tells them: a letter for each, and a GUID
 * (`\\?\Volume{…}\`) that stays the same whatever the letter is.
 */

import { z } from "zod";
import type { ListVolumes, Volume } from "./volume.ts";

/** Prints a JSON array, also for a single volume. */
export const windowsCommand: readonly string[] = [
  "powershell.exe",
  "-NoProfile",
  "-NonInteractive",
  "-Command",
  "[Console]::OutputEncoding = [Text.Encoding]::UTF8; ConvertTo-Json -Compress @(Get-Volume | Where-Object DriveLetter | Select-Object DriveLetter, FileSystemLabel, UniqueId, @{n='DriveType'; e={[string]$_.DriveType}})",
];

const Answer = z.array(
  z.object({
    DriveLetter: z.string().regex(/^[A-Z]$/i),
    FileSystemLabel: z.string().nullish(),
    UniqueId: z.string().nullish(),
    DriveType: z.string(),
  }),
);

/** @param run - what a command prints; empty if it fails */
export function windowsVolumes(run: (command: readonly string[]) => Promise<string>): ListVolumes {
  return async () => parseGetVolume(await run(windowsCommand));
}

export function parseGetVolume(text: string): readonly Volume[] {
  const answer = Answer.safeParse(parseJson(text));
  if (!answer.success) return [];
  return answer.data.map((volume) => ({
    id: guidOf(volume.UniqueId ?? ""),
    label: volume.FileSystemLabel === "" ? null : (volume.FileSystemLabel ?? null),
    mountPoint: `${volume.DriveLetter.toUpperCase()}:\\`,
    isRemovable: volume.DriveType === "Removable",
  }));
}

function guidOf(uniqueId: string): string | null {
  const guid = /Volume\{([0-9a-f-]{36})\}/i.exec(uniqueId)?.[1];
  return guid === undefined ? null : `uuid:${guid.toLowerCase()}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
