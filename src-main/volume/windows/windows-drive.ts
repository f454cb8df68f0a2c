/**
 * The drive of Windows: a letter, mapped by the WebClient service to the share, until it is taken down or
 * the user logs off. No rights are needed where the service is not turned off.
 *
 * Nothing here depends on the language of Windows: exit codes, numbers, and names of the registry are read.
 */

import { VaultError } from "../../base/vault-error.ts";
import type { Drive, DriveWay, ShareToMount } from "../drive.ts";
import { removeLabel, setLabel } from "./drive-label.ts";
import { windowsFileLimit } from "./file-limit.ts";
import { freeLetters, letterOf } from "./letters.ts";
import { mapLetter } from "./map-letter.ts";
import type { Windows } from "./programs.ts";
import { bypassProxy } from "./proxy-bypass.ts";
import { isAbout, windowsAddress } from "./share-address.ts";
import { startWebClient, webClientState } from "./web-client.ts";

/** Errors of Windows: the letter is taken, by a drive or by one that is to come back. */
const TAKEN: ReadonlySet<number | null> = new Set([85, 1202]);

/** Errors of Windows: no network knows the address, as while the service is only starting. */
const NOBODY_KNOWS: ReadonlySet<number | null> = new Set([53, 67, 1203, 1222]);

const TRIES = 5;

export function windowsDrive(windows: Windows): DriveWay {
  const isMounted = async ({ place, address }: Drive): Promise<boolean> => {
    const { code, output } = await windows.run(windows.programs.net, ["use", deviceOf(place)]);
    return code === 0 && isAbout(output, address);
  };

  return {
    kind: "windows",
    fileLimit: windowsFileLimit(windows),
    canMount: async (where) => {
      if (where !== undefined && letterOf(where) === null) return false;
      return (await webClientState(windows)) !== "missing";
    },
    mount: async (share, where, onPlanned) => {
      await prepare(windows);
      const chosen = where === undefined ? null : letterOf(where);
      for (const letter of chosen === null ? await freeLetters(windows) : [chosen]) {
        const drive = driveAt(letter, share);
        await onPlanned(drive);
        const code = await tryLetter(windows, drive, share);
        if (code === 0) return drive;
        if (!TAKEN.has(code)) throw new VaultError(await reasonOf(windows));
      }
      throw new VaultError({ kind: "drive-letter-taken", letter: chosen });
    },
    isMounted,
    unmount: async (drive, farewell) => {
      // The letter may be somebody else's by now.
      if (await isMounted(drive)) {
        const answer = farewell === "force" ? "/y" : "/n";
        await windows.run(windows.programs.net, ["use", deviceOf(drive.place), "/delete", answer]);
        if (farewell === "polite" && (await isMounted(drive))) {
          throw new VaultError({ kind: "drive-busy", path: drive.place });
        }
      }
      await removeLabel(windows, drive.address);
    },
  };
}

/** @throws VaultError `drive-service-off` */
async function prepare(windows: Windows): Promise<void> {
  const state = await webClientState(windows);
  if (state === "disabled" || state === "missing") {
    throw new VaultError({ kind: "drive-service-off" });
  }
  if (state === "stopped") await startWebClient(windows);
  await bypassProxy(windows);
}

function driveAt(letter: string, { url }: ShareToMount): Drive {
  return {
    kind: "windows",
    address: windowsAddress(url),
    place: `${letter}:\\`,
    made: { scratch: null, place: null },
  };
}

/** As Windows calls it among its devices: without the slash. */
function deviceOf(place: string): string {
  return place.slice(0, 2);
}

/** @returns 0, or the number of the error; then nothing is left */
async function tryLetter(
  windows: Windows,
  { address, place }: Drive,
  { name, username, password }: ShareToMount,
): Promise<number | null> {
  const letter = place.slice(0, 1);
  // Explorer reads the name when the drive appears, and may write what it has read.
  await setLabel(windows, address, name);
  let code = await mapLetter(windows, { letter, address, username, password });
  for (let tries = 1; NOBODY_KNOWS.has(code) && tries < TRIES; tries += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, windows.retryMs);
    });
    code = await mapLetter(windows, { letter, address, username, password });
  }
  if (code === 0) await setLabel(windows, address, name);
  else await removeLabel(windows, address);
  return code;
}

async function reasonOf(windows: Windows) {
  const isRunning = (await webClientState(windows)) === "running";
  return isRunning
    ? ({ kind: "drive-failed", program: "WebClient" } as const)
    : ({ kind: "drive-service-off" } as const);
}
