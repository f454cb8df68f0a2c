/**
 * Where things go whose own place or name is not known:
 *
 *     LOST+FOUND/<directory id>/…     of a directory that nothing leads to, or
 *                                     what a known directory holds without a name
 *     LOST+FOUND/<hash>/…             the same where the directory id is lost
 */

import { ROOT_ID } from "../format/directory-id.ts";
import type { SalvageTarget } from "../storage/salvage-target.ts";

const LOST_AND_FOUND = "LOST+FOUND";

/** The root has no id that could be a name. */
const ROOT_NAME = "root";

export class LostPlaces {
  readonly #target: SalvageTarget;
  #top: Promise<string> | undefined;
  readonly #folders = new Map<string, Promise<string>>();

  constructor(target: SalvageTarget) {
    this.#target = target;
  }

  /** The folder for a directory, made when it is first needed. @returns its path in the target */
  folderFor(directory: {
    readonly id: string | null;
    readonly contentPath: string;
  }): Promise<string> {
    const name = directory.id === ROOT_ID ? ROOT_NAME : (directory.id ?? hashOf(directory));
    const known = this.#folders.get(name) ?? this.#make(name);
    this.#folders.set(name, known);
    return known;
  }

  async #make(name: string): Promise<string> {
    this.#top ??= this.#target.makeFolder("", LOST_AND_FOUND);
    return this.#target.makeFolder(await this.#top, name);
  }
}

/** `d/XX/Y…Y` → the 32 characters of the hash. */
function hashOf({ contentPath }: { readonly contentPath: string }): string {
  return contentPath.replace(/^d\//, "").replace("/", "");
}
