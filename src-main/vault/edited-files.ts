import type { Place } from "./node.ts";
import type { SharedFile } from "./shared-file.ts";

/** The files of a vault that are being edited, by the path of their node. */
export class EditedFiles {
  readonly #files = new Map<string, { file: Promise<SharedFile>; editors: number }>();

  /** One more editor of the file at `place`; it is opened for the first. */
  async acquire(place: Place, open: () => Promise<SharedFile>): Promise<SharedFile> {
    const shared = this.#files.get(place.nodePath) ?? { file: open(), editors: 0 };
    this.#files.set(place.nodePath, shared);
    shared.editors += 1;
    try {
      return await shared.file;
    } catch (error) {
      this.#files.delete(place.nodePath);
      throw error;
    }
  }

  /** One editor less; the last one closes the file, which flushes it. */
  async release(file: SharedFile): Promise<void> {
    for (const [nodePath, shared] of this.#files) {
      if ((await shared.file) !== file) continue;
      shared.editors -= 1;
      if (shared.editors > 0) return file.flush().then(() => undefined);
      this.#files.delete(nodePath);
      return file.close();
    }
  }

  /** A file was moved: whoever edits it goes with it. */
  async moved(from: Place, to: Place, path: string): Promise<void> {
    const shared = this.#files.get(from.nodePath);
    if (!shared) return;
    this.#files.delete(from.nodePath);
    this.#files.set(to.nodePath, shared);
    (await shared.file).moved(to, path);
  }
}
