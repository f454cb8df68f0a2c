/**
 * Gives a share a letter.
 *
 * `net use` would do so, but takes the password in its arguments, where every program of the user can
 * read it, or asks for it at a console, which we have not. PowerShell calls the same function of Windows
 * by `WScript.Network`: its line is always the same, and everything that is about the share comes on
 * standard input. There it is in base64, as the console has a code page that lacks most letters. The
 * values are handed to methods only: what commands get, PowerShell may be told to log.
 */

import { runPowerShell, type Windows } from "./programs.ts";

export interface LetterWish {
  readonly letter: string;
  /** As Windows writes it. */
  readonly address: string;
  readonly username: string;
  readonly password: string;
}

/** The number of the error is the exit code; that of a COM error is its lower half. Not persistent: `$false`. */
const LINE = [
  "$ErrorActionPreference = 'Stop'",
  "$given = @($input)",
  "$utf8 = [Text.Encoding]::UTF8",
  `try { (New-Object -ComObject WScript.Network).MapNetworkDrive(${value(0)}, ${value(1)}, $false, ${value(2)}, ${value(3)}); exit 0 } ` +
    "catch { $code = $_.Exception.GetBaseException().HResult -band 0xffff; if ($code -eq 0) { $code = 1 }; exit $code }",
].join("; ");

function value(index: number): string {
  return `$utf8.GetString([Convert]::FromBase64String($given[${index}]))`;
}

/** @returns 0, or the number that Windows gives the error; `null` if it could not be asked */
export async function mapLetter(windows: Windows, wish: LetterWish): Promise<number | null> {
  const given = [`${wish.letter}:`, wish.address, wish.username, wish.password];
  const lines = given.map((text) => `${Buffer.from(text).toString("base64")}\n`);
  return (await runPowerShell(windows, LINE, { input: lines.join("") })).code;
}
