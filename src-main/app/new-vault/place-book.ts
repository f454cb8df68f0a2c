import { randomUUID } from "node:crypto";
import { type Place, PlaceId } from "../../../src-shared/model/new-vault.ts";
import type { Computer } from "../places/computer.ts";
import { type CloudFolder, findCloudFolders } from "../places/find-cloud-folders.ts";
import { showPlace } from "../show-place.ts";

/** Which folder a place is, known to main alone. */
export interface PlaceBook {
  /** The cloud folders of this computer. */
  find(): Promise<readonly Place[]>;
  /** Takes in a folder that the user has chosen. */
  note(path: string): Place;
  /** @throws RangeError if there is no such place */
  pathOf(id: PlaceId): string;
}

export function placeBook(computer: Computer): PlaceBook {
  const paths = new Map<PlaceId, string>();

  function enter({
    provider,
    path,
  }: Pick<CloudFolder, "path"> & { provider: string | null }): Place {
    const known = [...paths].find(([, other]) => other === path)?.[0];
    const id = known ?? PlaceId.parse(randomUUID());
    paths.set(id, path);
    return { id, provider, place: showPlace(path, computer.home) };
  }

  return {
    find: async () => (await findCloudFolders(computer)).map(enter),
    note: (path) => enter({ provider: null, path }),
    pathOf(id) {
      const path = paths.get(id);
      if (path === undefined) throw new RangeError("no place has this id");
      return path;
    },
  };
}
