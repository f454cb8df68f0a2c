import type { Place } from "./place.ts";
import type { SharedFile } from "./shared-file.ts";

/** One file that is being edited, and by how many. */
interface Edited {
  readonly file: Promise<SharedFile>;
  /** Where it is found: the path of its node. */
  nodePath: string;
  editors: number;
  /** Set once the last editor is gone. */
  closing: Promise<void> | null;
}

/** A share in an edited file. */
export interface EditorShare {
  readonly file: SharedFile;
  /** Gives the share back, once. The file is flushed, and closed with the last share. */
  readonly release: () => Promise<void>;
}

/** The files of a vault that are being edited, by the path of their node. */
export class EditedFiles {
  readonly #files = new Map<string, Edited>();

  /** One more editor of the file at `place`; it is opened for the first. */
  async acquire(place: Place, open: () => Promise<SharedFile>): Promise<EditorShare> {
    const edited = await this.#find(place.nodePath, open);
    try {
      const file = await edited.file;
      return { file, release: () => this.#release(edited, file) };
    } catch (error) {
      this.#forget(edited);
      throw error;
    }
  }

  /** A file was moved: whoever edits it goes with it. Whoever edits what it replaced keeps that. */
  async moved(from: Place, to: Place, path: string): Promise<void> {
    const edited = this.#files.get(from.nodePath);
    if (!edited) return;
    this.#files.delete(from.nodePath);
    edited.nodePath = to.nodePath;
    this.#files.set(to.nodePath, edited);
    (await edited.file).moved(to, path);
  }

  /** What is being closed is waited for: its last flush is part of what is opened then. */
  async #find(nodePath: string, open: () => Promise<SharedFile>): Promise<Edited> {
    for (;;) {
      const known = this.#files.get(nodePath);
      if (known === undefined) break;
      if (known.closing === null) {
        known.editors += 1;
        return known;
      }
      await known.closing.catch(() => undefined);
    }
    const edited: Edited = { file: open(), nodePath, editors: 1, closing: null };
    this.#files.set(nodePath, edited);
    return edited;
  }

  async #release(edited: Edited, file: SharedFile): Promise<void> {
    edited.editors -= 1;
    if (edited.editors > 0) {
      await file.flush();
      return;
    }
    edited.closing = file.close().finally(() => {
      this.#forget(edited);
    });
    await edited.closing;
  }

  #forget(edited: Edited): void {
    if (this.#files.get(edited.nodePath) === edited) this.#files.delete(edited.nodePath);
  }
}
