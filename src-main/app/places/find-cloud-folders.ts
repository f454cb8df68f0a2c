import type { Computer, Provider } from "./computer.ts";
import { box } from "./providers/box.ts";
import { dropbox } from "./providers/dropbox.ts";
import { googleDrive } from "./providers/google-drive.ts";
import { iCloud } from "./providers/icloud.ts";
import { koofr } from "./providers/koofr.ts";
import { leitzcloud } from "./providers/leitzcloud.ts";
import { mega } from "./providers/mega.ts";
import { nextcloud } from "./providers/nextcloud.ts";
import { oneDrive } from "./providers/onedrive.ts";
import { ownCloud } from "./providers/owncloud.ts";
import { pCloud } from "./providers/pcloud.ts";
import { protonDrive } from "./providers/proton-drive.ts";
import { seafile } from "./providers/seafile.ts";
import { syncthing } from "./providers/syncthing.ts";
import { synology } from "./providers/synology.ts";
import { tresorit } from "./providers/tresorit.ts";

/** In the order in which they are offered: by name. */
const providers: readonly Provider[] = [
  box,
  dropbox,
  googleDrive,
  iCloud,
  koofr,
  leitzcloud,
  mega,
  nextcloud,
  oneDrive,
  ownCloud,
  pCloud,
  protonDrive,
  seafile,
  synology,
  syncthing,
  tresorit,
];

export interface CloudFolder {
  readonly provider: string;
  /** Absolute; a folder that is there. */
  readonly path: string;
}

/** The folders on this computer that some cloud keeps in sync. */
export async function findCloudFolders(computer: Computer): Promise<readonly CloudFolder[]> {
  const found = await Promise.all(providers.map((provider) => foldersOf(computer, provider)));
  return found.flat();
}

async function foldersOf(computer: Computer, { name, find }: Provider): Promise<CloudFolder[]> {
  const paths = new Set((await find(computer)).map((path) => computer.join(path)));
  const isThere = await Promise.all([...paths].map((path) => computer.isFolder(path)));
  return [...paths].filter((_, index) => isThere[index]).map((path) => ({ provider: name, path }));
}
