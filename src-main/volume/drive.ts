/**
 * A share as a drive of this computer, mounted the system's own way.
 *
 * What this room promises:
 *
 * - The password goes to the mounting program on its standard input: never in
 *   its arguments, never in a file.
 * - What a drive is, is plain data, written down before it can be seen
 *   (drive-book.ts), so that a later process can clean up after a crash.
 * - It runs programs of the system by their names and without a shell, and
 *   knows nothing of vaults: a share is an address and a login.
 *
 * Each way to mount is one {@link DriveWay}; `drive-ways.ts` lists those that
 * this system has.
 */

/** What is to be mounted: `Share` of the WebDAV server, and how. */
export interface ShareToMount {
  /** Ends with a slash. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  /** For the folder, where one is made. */
  readonly name: string;
  readonly readOnly: boolean;
}

export const driveKinds = ["gvfs", "davfs2", "windows", "macos", "dolphin"] as const;
export type DriveKind = (typeof driveKinds)[number];

/** A mounted drive, or one that is about to be. */
export interface Drive {
  readonly kind: DriveKind;
  /** What was mounted. */
  readonly address: string;
  /** A folder, on Windows that of the letter; where there is none, the address by which file managers know it. */
  readonly place: string;
  /** Folders that were made for it and go with it: with all in them, the last one only if it is empty. */
  readonly made: { readonly scratch: string | null; readonly place: string | null };
}

/** How large a file may be that is read from a drive, where the system has a limit of its own. */
export interface FileLimit {
  /** @returns bytes */
  read(): Promise<number>;
  /** Bytes; what it can be raised to. */
  readonly highest: number;
  /** Asks the user for the rights; it holds from the next start of the system on. @returns whether it was raised */
  raise(): Promise<boolean>;
}

/** `force`: what programs still have open there, or have not written yet, is lost. */
export type Farewell = "polite" | "force";

export interface DriveWay {
  readonly kind: DriveKind;
  readonly fileLimit?: FileLimit;

  /** @param where - the folder that was asked for, absolute; on Windows a letter, such as `X:` */
  canMount(where: string | undefined): Promise<boolean>;

  /**
   * @param onPlanned - awaited before anything is mounted; again where another place has to be tried
   * @throws VaultError `drive-failed`, `local-not-found`, `local-exists` and the like; nothing is left then
   */
  mount(
    share: ShareToMount,
    where: string | undefined,
    onPlanned: (drive: Drive) => Promise<void>,
  ): Promise<Drive>;

  isMounted(drive: Drive): Promise<boolean>;

  /**
   * Returns when everything is written and the drive is gone; so it does for one that is not there.
   *
   * @throws VaultError `drive-busy`
   */
  unmount(drive: Drive, farewell: Farewell): Promise<void>;
}
