import type { Input } from "../../src-shared/contract/contract.ts";
import type { Failure } from "../../src-shared/failure.ts";
import { MOST_PATHS, type PathFailure } from "../../src-shared/model/files.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { parentOf } from "./file-item.ts";
import type { FilesContext } from "./files-state.ts";
import { itemsSelected, selectOnly } from "./selection.ts";

/** Making, renaming, deleting, and taking that back. */
export class FileChanges {
  readonly #context: FilesContext;
  readonly #showAgain: () => Promise<void>;

  /** @param showAgain - shows what has become of the folder or the search */
  constructor(context: FilesContext, showAgain: () => Promise<void>) {
    this.#context = context;
    this.#showAgain = showAgain;
  }

  readonly makeFolder = async (): Promise<void> => {
    const { bridge, id, store } = this.#context;
    const { folder, entries } = store.getState();
    const taken = new Set(entries.map(({ entry }) => entry.name));
    let number = 1;
    while (taken.has(text.newFolderName(number))) number += 1;
    const name = text.newFolderName(number);
    const reply = await bridge.ask("files.make-folder", { id, folder, name });
    if (!reply.ok) {
      this.#fail(reply.failure);
      return;
    }
    await this.#showAgain();
    const selection = selectOnly(reply.value);
    store.setState({ selection, renaming: reply.value, problem: null, note: null });
  };

  readonly startRename = (path: string): void => {
    this.#context.store.setState({ renaming: path, problem: null });
  };

  readonly cancelRename = (): void => {
    this.#context.store.setState({ renaming: null });
  };

  readonly rename = async (path: string, name: string): Promise<void> => {
    const { bridge, id, store } = this.#context;
    store.setState({ renaming: null });
    const isSame = path.slice(path.lastIndexOf("/") + 1) === name;
    if (isSame || name.trim() === "") return;
    const reply = await bridge.ask("files.rename", { id, path, name });
    if (!reply.ok) {
      this.#fail(reply.failure);
      return;
    }
    await this.#showAgain();
    store.setState({ selection: selectOnly(reply.value), problem: null, note: null });
  };

  readonly deleteSelected = async (): Promise<void> => {
    const { store } = this.#context;
    const { items, selection, deleting } = store.getState();
    const paths = itemsSelected(items, selection).map(({ path }) => path);
    if (paths.length === 0 || deleting) return;
    store.setState({ deleting: { done: 0, all: paths.length }, problem: null, note: null });
    const { deletion, count } = await this.#delete(paths);
    store.setState({ deleting: null });
    if (deletion !== null && count > 0) {
      store.setState(({ deletions }) => ({
        deletions: [...deletions, { deletion, count }],
        note: text.deleted(count),
      }));
    }
    await this.#showAgain();
  };

  /** Takes back the last deletion that was not taken back yet. */
  readonly undoDelete = async (): Promise<void> => {
    const { bridge, id, store } = this.#context;
    const { deletions, settling } = store.getState();
    const last = deletions.at(-1);
    if (!last || settling) return;
    store.setState({ settling: "undo" });
    const reply = await bridge.ask("files.undo-delete", { id, deletion: last.deletion });
    store.setState({ settling: null });
    if (!reply.ok) {
      this.#fail(reply.failure);
      return;
    }
    const { restored, failed } = reply.value;
    const left = failed.length > 0 ? [{ ...last, count: failed.length }] : [];
    store.setState({
      deletions: [...deletions.slice(0, -1), ...left],
      problem: null,
      note: text.restored(restored.length),
    });
    this.#failSome(failed);
    await this.#showAgain();
    const here = restored.filter((path) => parentOf(path) === store.getState().folder);
    const [first] = here;
    if (first !== undefined) {
      store.setState({ selection: { ...selectOnly(first), paths: new Set(here) } });
    }
  };

  /** Removes for good what was deleted. */
  readonly forgetDeleted = async (): Promise<void> => {
    const { bridge, id, store } = this.#context;
    if (store.getState().settling) return;
    store.setState({ settling: "forget" });
    const reply = await bridge.ask("files.forget-deleted", { id });
    store.setState({ settling: null });
    if (reply.ok) store.setState({ deletions: [], note: null });
    else this.#fail(reply.failure);
  };

  async #delete(
    paths: readonly string[],
  ): Promise<{ readonly deletion: number | null; readonly count: number }> {
    const { bridge, id, store } = this.#context;
    const failed: PathFailure[] = [];
    let deletion: number | null = null;
    let done = 0;
    while (done < paths.length) {
      const some = paths.slice(done, done + MOST_PATHS);
      const question: Input<"files.delete"> = { id, paths: some, deletion };
      const reply = await bridge.ask("files.delete", question);
      if (!reply.ok) {
        this.#fail(reply.failure);
        break;
      }
      ({ deletion } = reply.value);
      failed.push(...reply.value.failed);
      done += some.length;
      store.setState({ deleting: { done, all: paths.length } });
    }
    this.#failSome(failed);
    return { deletion, count: done - failed.length };
  }

  #fail(failure: Failure): void {
    this.#context.store.setState({ problem: failureText(failure) });
  }

  #failSome(failed: readonly PathFailure[]): void {
    const [first] = failed;
    if (!first) return;
    const problem = text.notDone(failed.length, failureText(first.failure));
    this.#context.store.setState({ problem });
  }
}
