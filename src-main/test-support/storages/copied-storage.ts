import type { Storage } from "../../storage/storage.ts";

/** Bytes of the longest file that tests copy. */
const MOST_BYTES = 2 ** 30;

/** Copies everything of one storage into another, empty one. Times are kept, revisions are not. */
export async function copyStorage(from: Storage, to: Storage, folder = ""): Promise<void> {
  for (const { name, kind } of await from.list(folder)) {
    const path = folder === "" ? name : `${folder}/${name}`;
    if (kind === "directory") {
      await to.makeDirectory(path);
      await copyStorage(from, to, path);
    } else {
      const file = await to.open(path, "create");
      await file.write(await from.read(path, MOST_BYTES), 0);
      await file.close();
    }
    await to.setModified(path, (await from.stat(path)).modifiedMs);
  }
}
