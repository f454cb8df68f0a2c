/**
 * What the programs of Windows print, for tests. Nothing of it was recorded: it is written by hand after
 * their documentation and after what people have published of it, in English and in German, as none of
 * it was run on Windows. What depends on the language is there to be ignored.
 */

import type { ProgramEnd } from "../run-program.ts";

const ended = (code: number, ...lines: readonly string[]): ProgramEnd => ({
  code,
  output: lines.map((line) => `${line}\r\n`).join(""),
});

const stateNames = { 1: "STOPPED", 2: "START_PENDING", 4: "RUNNING" } as const;

export function scQuery(state: keyof typeof stateNames, label = "STATE"): ProgramEnd {
  return ended(
    0,
    "",
    "SERVICE_NAME: WebClient ",
    "        TYPE               : 20  WIN32_SHARE_PROCESS  ",
    `        ${label}              : ${state}  ${stateNames[state]} `,
    "                                (STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)",
    "        WIN32_EXIT_CODE    : 0  (0x0)",
    "        SERVICE_EXIT_CODE  : 0  (0x0)",
    "        CHECKPOINT         : 0x0",
    "        WAIT_HINT          : 0x0",
  );
}

export const scQueryMissing = ended(
  1060,
  "[SC] EnumQueryServicesStatus:OpenService FAILED 1060:",
  "",
  "The specified service does not exist as an installed service.",
);

export function scConfig(start: 2 | 3 | 4, label = "START_TYPE"): ProgramEnd {
  const names = { 2: "AUTO_START", 3: "DEMAND_START", 4: "DISABLED" } as const;
  return ended(
    0,
    "[SC] QueryServiceConfig SUCCESS",
    "",
    "SERVICE_NAME: WebClient",
    "        TYPE               : 20  WIN32_SHARE_PROCESS ",
    `        ${label}         : ${start}   ${names[start]}`,
    "        ERROR_CONTROL      : 1   NORMAL",
    "        BINARY_PATH_NAME   : C:\\WINDOWS\\system32\\svchost.exe -k LocalService -p",
    "        LOAD_ORDER_GROUP   : NetworkProvider",
    "        TAG                : 0",
    "        DISPLAY_NAME       : WebClient",
    "        DEPENDENCIES       : MRxDAV",
    "        SERVICE_START_NAME : NT AUTHORITY\\LocalService",
  );
}

export const denied = ended(5, "[SC] StartService: OpenService FAILED 5:", "", "Access is denied.");

export function netUse(letter: string, remote: string): ProgramEnd {
  return ended(
    0,
    `Local name        ${letter}:`,
    `Remote name       ${remote}`,
    "Resource type     Disk",
    "The command completed successfully.",
    "",
  );
}

/** The same in German, in the code page of its consoles, which is not UTF-8. */
export function netUseInGerman(letter: string, remote: string): ProgramEnd {
  return ended(
    0,
    `Lokaler Name      ${letter}:`,
    `Remotename        ${remote}`,
    "Ressourcentyp     Datentr\ufffdger",
    "Der Befehl wurde erfolgreich ausgef\ufffdhrt.",
    "",
  );
}

export const netUseNothing = ended(
  2,
  "The network connection could not be found.",
  "",
  "More help is available by typing NET HELPMSG 2250.",
);

export function logicalDrives(...letters: readonly string[]): ProgramEnd {
  return ended(0, ...letters.map((letter) => `${letter}:\\`));
}

export function registryKey(
  key: string,
  values: readonly string[],
  keys: readonly string[] = [],
): ProgramEnd {
  return ended(0, "", key, ...values.map((value) => `    ${value}`), "", ...keys);
}

export const noRegistryKey = ended(
  1,
  "ERROR: The system was unable to find the specified registry key or value.",
);
