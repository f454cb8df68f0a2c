import type { Output } from "../../src-shared/contract/contract.ts";
import type { Announce } from "../../src-shared/contract/events.ts";
import type { World } from "../base/world.ts";
import type { Fetch } from "../hub/http.ts";
import type { Storage } from "../storage/storage.ts";
import type { DriveWay } from "../volume/drive.ts";
import type { Sidebar } from "../volume/sidebar/sidebar.ts";
import type { Log } from "./answer.ts";
import type { Desktop } from "./desktop/desktop.ts";
import type { ListVolumes } from "./key-places/volume.ts";
import type { LockSource } from "./locks/lock-source.ts";
import type { SleepHold } from "./locks/sleep-hold.ts";
import type { Computer } from "./places/computer.ts";
import type { Keychain } from "./saved-passwords.ts";

/** What is picked: the folder of a vault, a file in it, a folder to make a vault in, to keep a key file in, or to mount a drive in; the configuration of a Hub. */
export type PickPurpose =
  | "existing-vault"
  | "moved-vault"
  | "existing-vault-file"
  | "new-vault"
  | "key-home"
  | "hub-template"
  | "drive";

/** Everything the app asks of the world around it. */
export interface Outside {
  readonly world: World;
  readonly platform: Output<"app.about">["platform"];
  /** BCP 47 tags of the languages that the user has chosen for the system, the best first. */
  readonly systemLanguages: () => readonly string[];
  /** Where Latchkey keeps its own files, absolute. */
  readonly dataFolder: string;
  /** The user's home folder, absolute. */
  readonly home: string;
  /** Where cloud folders are looked for. */
  readonly computer: Computer;
  readonly storageAt: (path: string) => Storage;
  /** The drives that are there now. */
  readonly listVolumes: ListVolumes;
  /** Asks the user for a folder or a file, beginning where `startIn` says; `null` if they changed their mind. */
  readonly pickFolder: (purpose: PickPurpose, startIn?: string) => Promise<string | null>;
  /** Asks the user for files, beginning in a folder; none if they changed their mind. */
  readonly pickFiles: (startIn: string) => Promise<readonly string[]>;
  /** Asks the user for the key file of a vault; `null` if they changed their mind. */
  readonly pickKeyFile: () => Promise<string | null>;
  /** Asks the user where to write a file of ours; `null` if they changed their mind. */
  readonly pickFileToSave: (name: string) => Promise<string | null>;
  /** Shows a file or folder of this computer in its file manager. */
  readonly showInFolder: (path: string) => Promise<void>;
  readonly copyText: (text: string) => Promise<void>;
  /** The keychain of the system. */
  readonly keychain: Keychain;
  /** The ways in which this system mounts a share, the best first. */
  readonly driveWays: readonly DriveWay[];
  /** Where file managers keep what they show beside their folders, as far as others may add to it. */
  readonly sidebars: readonly Sidebar[];
  /** Tells of sleep, of the screen being locked and of other users. */
  readonly lockSource: LockSource;
  readonly sleepHold: SleepHold;
  /** Asks servers; with the proxies and certificates of the system. */
  readonly fetch: Fetch;
  readonly announce: Announce;
  readonly log: Log;
  /** Where {@link log} writes, absolute. */
  readonly logFolder: string;
  readonly desktop: Desktop;
}
