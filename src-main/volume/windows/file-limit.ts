/**
 * How large a file WebClient reads from a drive: 50 MB as Windows comes, 4 GiB at most.
 *
 * The value is the computer's, so only an administrator may set it: Windows asks the user. It holds from
 * the next start of the service on. We do not restart that, as it would take down every drive of its kind.
 */

import type { FileLimit } from "../drive.ts";
import { runPowerShell, type Windows } from "./programs.ts";
import { registryValues } from "./registry.ts";

const PARAMETERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\WebClient\\Parameters";
const NAME = "FileSizeLimitInBytes";

/** Bytes: what holds where no value is set, and the highest one that there is. */
const DEFAULT = 50_000_000;
const HIGHEST = 0xffff_ffff;

export function windowsFileLimit(windows: Windows): FileLimit {
  const read = async (): Promise<number> => {
    const text = (await registryValues(windows, PARAMETERS)).get(NAME);
    const bytes = text === undefined ? Number.NaN : Number(text);
    return Number.isSafeInteger(bytes) ? bytes : DEFAULT;
  };
  return {
    read,
    highest: HIGHEST,
    raise: async () => {
      const args = ["add", PARAMETERS, "/v", NAME, "/t", "REG_DWORD", "/d", String(HIGHEST), "/f"];
      const quoted = args.map((text) => `'${text}'`).join(",");
      const reg = `Start-Process -FilePath '${windows.programs.reg}' -ArgumentList ${quoted}`;
      await runPowerShell(
        windows,
        `${reg} -Verb RunAs -WindowStyle Hidden -Wait -ErrorAction Stop`,
        { patienceMs: PATIENCE },
      );
      return (await read()) >= HIGHEST;
    },
  };
}

/** The user has to read and answer the question of Windows, milliseconds. */
const PATIENCE = 300_000;
