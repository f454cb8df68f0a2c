import type { Result } from "../../src-shared/failure.ts";
import { MOST_PATHS } from "../../src-shared/model/files.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import type { FilesContext } from "./files-state.ts";
import { itemsSelected, selectOnly } from "./selection.ts";

/** Files of this computer into the folder that is shown, and what is selected out of it. */
export class FileTransfers {
  readonly #context: FilesContext;

  constructor(context: FilesContext) {
    this.#context = context;
  }

  /** Lets the user pick what is copied in. How that goes is shown by the list of transfers. */
  readonly copyIn = async (by: "files" | "folder"): Promise<void> => {
    const { bridge, id, store } = this.#context;
    const { folder } = store.getState();
    this.#tell(await bridge.ask("transfer.import", { id, folder, by }));
  };

  /** Lets the user pick where what is selected is copied to. */
  readonly copyOut = async (): Promise<void> => {
    const { bridge, id } = this.#context;
    const paths = this.#selected();
    if (paths) this.#tell(await bridge.ask("transfer.export", { id, paths }));
  };

  /** Opens a private copy in its program. */
  readonly open = async (path: string): Promise<void> => {
    const { bridge, id } = this.#context;
    this.#tell(await bridge.ask("transfer.open", { id, path }));
  };

  /** The mouse takes something away; with it goes whatever else is selected, if it is. */
  readonly dragOut = async (path: string): Promise<void> => {
    const { bridge, id, store } = this.#context;
    const { selection } = store.getState();
    if (!selection.paths.has(path)) store.setState({ selection: selectOnly(path) });
    const paths = this.#selected();
    if (!paths) return;
    const reply = await bridge.ask("transfer.drag-out", { id, paths });
    this.#tell(reply);
    if (reply.ok && !reply.value) store.setState({ note: text.dragAgain });
  };

  /** @returns `null` if it is nothing, or more than one question can name */
  #selected(): string[] | null {
    const { items, selection } = this.#context.store.getState();
    const paths = itemsSelected(items, selection).map(({ path }) => path);
    if (paths.length <= MOST_PATHS) return paths.length > 0 ? paths : null;
    this.#context.store.setState({ problem: text.tooMany(MOST_PATHS) });
    return null;
  }

  #tell(reply: Result<unknown>): void {
    const problem = reply.ok ? null : failureText(reply.failure);
    this.#context.store.setState({ problem });
  }
}
