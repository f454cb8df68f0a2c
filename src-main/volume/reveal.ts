/** Shows a mounted drive in the file manager. */

import { spawn } from "node:child_process";
import { isAbsolute } from "node:path";
import { VaultError } from "../base/vault-error.ts";
import type { Drive } from "./drive.ts";

/** How a program is started that goes on by itself: the file manager itself may come of it. */
export type StartProgram = (program: string, args: readonly string[]) => Promise<boolean>;

export interface FileManager {
  /** @param folder - absolute on this computer @returns whether it was shown */
  readonly showFolder: (folder: string) => Promise<boolean>;
  /** What opens an address of the file manager's own, the best first: program and arguments before the address. */
  readonly openers: readonly (readonly [string, ...string[]])[];
  readonly start: StartProgram;
}

/** On Linux, where alone a drive may have an address instead of a folder: `webdav:` is KDE's, which asks for the login. */
export function openersOf(address: string): FileManager["openers"] {
  return address.startsWith("webdav:")
    ? [["dolphin"], ["kioclient", "exec"], ["xdg-open"]]
    : [["gio", "open"], ["xdg-open"]];
}

/** @throws VaultError `drive-not-shown` */
export async function revealDrive(
  { place }: Drive,
  { showFolder, openers, start }: FileManager,
): Promise<void> {
  if (isAbsolute(place)) {
    if (await showFolder(place)) return;
  } else {
    for (const [program, ...args] of openers) if (await start(program, [...args, place])) return;
  }
  throw new VaultError({ kind: "drive-not-shown", path: place });
}

/** What is still running after this is taken for a file manager that has opened, milliseconds. */
const OPENED_AFTER = 3000;

/** @returns false if it is not there, or has ended with an error */
export const startProgram: StartProgram = (program, args) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: "ignore" });
    const timer = setTimeout(resolve, OPENED_AFTER, true);
    const end = (isOpen: boolean): void => {
      clearTimeout(timer);
      resolve(isOpen);
    };
    child.on("error", () => {
      end(false);
    });
    child.on("exit", (code) => {
      end(code === 0);
    });
    child.unref();
  });
