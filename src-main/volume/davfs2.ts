/**
 * The drive of a server without a desktop: a real mount, at a folder of one's
 * choice, for which one has to be root.
 *
 * davfs2 keeps decrypted copies of what is read and written there while the
 * drive is mounted. They lie in a scratch folder below `/run`, which is memory
 * on systems with systemd, and go with the drive.
 *
 *     /run/latchkey-…/davfs2.conf    what it has to do, without the login
 *     /run/latchkey-…/cache          its copies; readable by root and davfs2 only
 */

import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  rmdir,
  stat,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { VaultError } from "../base/vault-error.ts";
import { onHost } from "../storage/local-failure.ts";
import type { Drive, DriveWay, ShareToMount } from "./drive.ts";
import type { RunProgram } from "./run-program.ts";

/** What davfs2 needs of the system. */
export interface System {
  readonly isRoot: boolean;
  /** Where scratch folders are made. */
  readonly runFolder: string;
  /** Where drives are mounted that nobody has chosen a place for. */
  readonly drivesFolder: string;
  /** What is mounted, as Linux tells it. */
  readonly mountsFile: string;
}

/** Its own cache folder, whose group is the one that its processes run as. */
const OWN_CACHE = "/var/cache/davfs2";

/** `buf_size 64` for kernels of today; nothing is put off: what was saved is in the vault when the program says so. */
const settings = ["buf_size 64", "use_locks 1", "delay_upload 0", "ask_auth 1"];

export function davfs2(run: RunProgram, system: System): DriveWay {
  const isMounted = async ({ place }: Drive): Promise<boolean> =>
    (await mountPlaces(system.mountsFile)).includes(place);

  return {
    kind: "davfs2",
    canMount: async () => {
      if (!system.isRoot) return false;
      return (await run("mount.davfs", ["--version"])).code === 0;
    },
    mount: async (share, where, onPlanned) => {
      const place = await placeFor(system, share.name, where);
      const scratch = await onHost(system.runFolder, () => makeScratch(system.runFolder));
      const drive: Drive = {
        kind: "davfs2",
        address: share.url,
        place,
        made: { scratch, place: where === undefined ? place : null },
      };
      try {
        await onPlanned(drive);
        const { code } = await run("mount", argumentsFor(share, place, scratch), {
          input: `${share.password}\n`,
        });
        if (code !== 0) throw new VaultError({ kind: "drive-failed", program: "mount.davfs" });
        return drive;
      } catch (error) {
        await removeMade(drive);
        throw error;
      }
    },
    isMounted,
    unmount: async (drive, farewell) => {
      // Without its helper, which would wait for a server that may not answer any more.
      const force = farewell === "force" ? ["-i", "-l"] : [];
      const { code } = await run("umount", [...force, drive.place]);
      if (code !== 0 && farewell === "polite" && (await isMounted(drive))) {
        throw new VaultError({ kind: "drive-busy", path: drive.place });
      }
      await removeMade(drive);
    },
  };
}

function argumentsFor(
  { url, username, readOnly }: ShareToMount,
  place: string,
  scratch: string,
): readonly string[] {
  const conf = join(scratch, "davfs2.conf");
  const options = [`conf=${conf}`, `username=${username}`, "uid=0", "gid=0"];
  // It encodes the address itself, so it must get it decoded.
  const address = decodeURI(url);
  return ["-t", "davfs", "-o", [...options, ...(readOnly ? ["ro"] : [])].join(","), address, place];
}

/** @throws VaultError if the folder is not there or not empty */
async function placeFor(
  { drivesFolder }: System,
  name: string,
  where: string | undefined,
): Promise<string> {
  if (where !== undefined) {
    const entries = await onHost(where, () => readdir(where));
    if (entries.length > 0) throw new VaultError({ kind: "local-exists", path: where });
    return onHost(where, () => realpath(where));
  }
  await onHost(drivesFolder, () => mkdir(drivesFolder, { recursive: true, mode: 0o700 }));
  for (let number = 1; ; number += 1) {
    const place = join(drivesFolder, number === 1 ? name : `${name} (${number})`);
    if (await onHost(place, () => makeNew(place))) return place;
  }
}

async function makeNew(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function makeScratch(runFolder: string): Promise<string> {
  const scratch = await mkdtemp(join(runFolder, "latchkey-"));
  const cache = join(scratch, "cache");
  const { gid } = await stat(OWN_CACHE);
  await mkdir(cache);
  for (const folder of [scratch, cache]) {
    await chown(folder, 0, gid);
    await chmod(folder, folder === cache ? 0o770 : 0o710);
  }
  const lines = [...settings, `cache_dir ${cache}`];
  await writeFile(join(scratch, "davfs2.conf"), `${lines.join("\n")}\n`, { mode: 0o600 });
  return scratch;
}

/** What cannot be removed holds files of somebody, or the copies of a process that is about to end. */
async function removeMade({ made }: Drive): Promise<void> {
  if (made.scratch !== null) {
    await rm(made.scratch, { recursive: true, force: true }).catch(() => undefined);
  }
  if (made.place !== null) await rmdir(made.place).catch(() => undefined);
}

/** Folders at which something is mounted; blanks and the like are octal there. */
async function mountPlaces(mountsFile: string): Promise<readonly string[]> {
  const text = await readFile(mountsFile, "utf8");
  return text
    .split("\n")
    .map((line) =>
      (line.split(" ")[1] ?? "").replaceAll(/\\(?<code>[0-7]{3})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 8)),
      ),
    );
}
