/** The programs of Windows that the drive needs, by their whole paths: by its name alone, one would be looked for in the folder that one is in. */

import { win32 } from "node:path";
import type { ProgramEnd, RunOptions, RunProgram } from "../run-program.ts";

export interface Windows {
  readonly run: RunProgram;
  /** Absolute paths. */
  readonly programs: {
    readonly net: string;
    readonly reg: string;
    readonly sc: string;
    readonly powershell: string;
  };
  /** How long it is waited for a service that is just starting, milliseconds. */
  readonly retryMs: number;
}

export function windowsOf(
  run: RunProgram,
  env: Readonly<Record<string, string | undefined>>,
): Windows {
  const system = win32.join(env["SystemRoot"] ?? "C:\\Windows", "System32");
  return {
    run,
    programs: {
      net: win32.join(system, "net.exe"),
      reg: win32.join(system, "reg.exe"),
      sc: win32.join(system, "sc.exe"),
      powershell: win32.join(system, "WindowsPowerShell", "v1.0", "powershell.exe"),
    },
    retryMs: 1000,
  };
}

/** Runs one line of PowerShell; nothing secret may stand in it, as it is among the arguments. */
export function runPowerShell(
  { run, programs }: Windows,
  line: string,
  options?: RunOptions,
): Promise<ProgramEnd> {
  return run(programs.powershell, ["-NoProfile", "-NonInteractive", "-Command", line], options);
}
