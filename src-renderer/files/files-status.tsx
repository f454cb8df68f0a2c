import type { ReactElement } from "react";
import { useStore } from "zustand";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { Button } from "../ui/button.tsx";
import { byteSize } from "../ui/byte-size.ts";
import { Icon } from "../ui/icon.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import type { FilesState, Search } from "./files-state.ts";
import type { FilesStore } from "./files-store.ts";
import { itemsSelected } from "./selection.ts";

/** How much there is, how much of it is selected, what runs, and what can be taken back. */
export function FilesStatus({ files }: { readonly files: FilesStore }): ReactElement {
  const state = useStore(files);
  const { deletions, deleting, settling, search, note } = state;
  const deleted = deletions.reduce((sum, { count }) => sum + count, 0);
  const isSearching =
    search !== null && search.news?.step !== "done" && search.news?.step !== "full";
  return (
    <footer className="files-status">
      <p role="status">{statusWords(state)}</p>
      {settling && <ProgressBar label={text.settling[settling]} />}
      {isSearching && (
        <Button look="quiet" onClick={files.finder.stopSearch}>
          {text.stop}
        </Button>
      )}
      {deleted > 0 && !deleting && !settling && (
        <div className="files-undo">
          <span>{note !== null && note !== text.deleted(deleted) ? `${note} ` : ""}</span>
          <span>{text.deletedUntilLock(deleted)}</span>
          <Button onClick={() => void files.changes.undoDelete()}>
            <Icon name="undo" />
            {text.undo}
          </Button>
          <Button look="quiet" onClick={() => void files.changes.forgetDeleted()}>
            {text.forget}
          </Button>
        </div>
      )}
      {deleted === 0 && note !== null && <p className="files-note">{note}</p>}
    </footer>
  );
}

function statusWords(state: FilesState): string {
  const { items, selection, search, reading, failure, deleting, settling } = state;
  if (deleting) return text.deleting(deleting.done, deleting.all);
  if (settling) return text.settling[settling];
  if (reading) return reading.total === null ? "" : text.readingOf(reading.known, reading.total);
  if (failure) return "";
  const selected = itemsSelected(items, selection);
  if (selected.length > 1) {
    const bytes = selected.reduce((sum, { entry }) => sum + (entry.size ?? 0), 0);
    const hasFiles = selected.some(({ entry }) => entry.kind === "file");
    return hasFiles
      ? text.selected(selected.length, byteSize(bytes))
      : text.selectedOnly(selected.length);
  }
  return search ? searchWords(search) : text.entries(items.length);
}

function searchWords({ hits, news }: Search): string {
  if (!news) return text.searching(0, 0, "/");
  if (news.step === "searching") return text.searching(news.folders, hits.length, news.at);
  const words =
    news.step === "full" ? text.searchFull(hits.length) : text.searched(hits.length, news.entries);
  return news.unreadable > 0 ? `${words} · ${text.unreadable(news.unreadable)}` : words;
}
