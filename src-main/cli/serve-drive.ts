/** The drive of `serve --mount`: made when the share answers, gone before it does not. */

import { resolve } from "node:path";
import process from "node:process";
import { resultText } from "../../src-shared/text/cli-text.ts";
import type { ShareToMount } from "../volume/drive.ts";
import { driveBook } from "../volume/drive-book.ts";
import { driveWays } from "../volume/drive-ways.ts";
import {
  type MountedShare,
  mountShare,
  removeRemnants,
  sleep,
  takeDown,
} from "../volume/mount-share.ts";
import type { Io } from "./io.ts";
import { ownFolder } from "./key-files.ts";

/** How often the system is asked whether the drive is still there, milliseconds. */
const LOOK_EVERY = 2000;

/** Waits between the tries to take a drive down in which files are open, milliseconds. */
const TRIES = [500, 1000, 2000, 4000, 8000];

/** How long it is tried when nobody asked for the end: a vault that is to be locked must not stay open. */
const LOCK_PATIENCE = 5000;

interface DriveWish {
  readonly vaultFolder: string;
  readonly share: ShareToMount;
  /** As the user has typed it, `""`: anywhere. */
  readonly where: string;
}

/**
 * @param use - gets the place of the drive, and what resolves when somebody has ejected it
 * @throws VaultError `drive-unavailable`, `drive-failed` and what concerns the place
 */
export async function withDrive(
  io: Io,
  { vaultFolder, share, where }: DriveWish,
  use: (place: string, ejected: Promise<undefined>) => Promise<void>,
): Promise<void> {
  const ways = driveWays({ platform: process.platform, env: io.env });
  const book = driveBook(ownFolder(io));
  await removeRemnants(ways, book);
  const place = where === "" ? undefined : placeOf(where);
  const mounted = await mountShare(ways, book, {
    vault: resolve(vaultFolder),
    share,
    where: place,
  });
  const end = new AbortController();
  try {
    await use(mounted.drive.place, ejected(io, mounted, end.signal));
  } finally {
    end.abort();
    await takeDownFor(io, mounted);
  }
}

/** A letter of Windows is no path: as one, it would be the folder that one is in on that drive. */
function placeOf(where: string): string {
  return process.platform === "win32" && /^[a-z]:?$/i.test(where) ? where : resolve(where);
}

/** Resolves only if it was ejected. */
async function ejected(io: Io, mounted: MountedShare, end: AbortSignal): Promise<undefined> {
  do await sleep(LOOK_EVERY, end);
  while (!end.aborted && (await mounted.isThere()));
  if (end.aborted) return new Promise(() => undefined);
  if (!io.json) await io.stdout.write(`${resultText.ejected}\n`);
  return undefined;
}

async function takeDownFor({ json, stop, stderr }: Io, mounted: MountedShare): Promise<void> {
  const hurry = stop.requested.aborted
    ? stop.forced
    : AbortSignal.any([stop.forced, AbortSignal.timeout(LOCK_PATIENCE)]);
  const wasPolite = await takeDown(mounted, { triesMs: TRIES, hurry });
  if (!(wasPolite || json)) await stderr.write(`${resultText.driveForced}\n`);
}
