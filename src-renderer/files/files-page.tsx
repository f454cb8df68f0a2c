import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { DetailsPanel } from "./details-panel.tsx";
import { FilesMenu } from "./files-menu.tsx";
import { FilesStatus } from "./files-status.tsx";
import { FilesToolbar } from "./files-toolbar.tsx";
import { folderZone } from "./folder-zone.ts";
import { ItemList } from "./item-list.tsx";
import { ItemTiles } from "./item-tiles.tsx";
import type { FilesProps, OpenMenu } from "./items-props.ts";
import { QuickLook } from "./quick-look.tsx";
import { Thumbnails } from "./thumbnails.ts";
import { useActivity } from "./use-activity.ts";
import { useSearchKey } from "./use-search-key.ts";

/** The files of an open vault. */
export function FilesPage(props: FilesProps): ReactElement {
  const { bridge, id, files, isMac } = props;
  const { problem, hasDetails, looking, folder, search } = useStore(files);
  const [menuAt, setMenuAt] = useState<Parameters<OpenMenu>[0] | null>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const section = useRef<HTMLElement>(null);

  useEffect(() => {
    void files.start();
    // What a disk does not tell of by itself is seen when the user comes back.
    const lookAgain = (): void => void files.folder.refresh();
    window.addEventListener("focus", lookAgain);
    return () => {
      window.removeEventListener("focus", lookAgain);
    };
  }, [files]);

  const toSearch = useCallback(() => searchField.current?.select(), []);
  useSearchKey(isMac, toSearch);
  useActivity(bridge, id);
  const closeMenu = useCallback(() => {
    setMenuAt(null);
  }, []);

  return (
    <section ref={section} className="browser" aria-label={text.label(folder)}>
      <FilesToolbar
        {...props}
        searchField={searchField}
        onItems={() => section.current?.querySelector<HTMLElement>("[role='grid']")?.focus()}
      />
      {problem !== null && (
        <div className="files-problem">
          <Alert>{problem}</Alert>
          <Button look="quiet" onClick={files.dismissProblem}>
            {text.dismiss}
          </Button>
        </div>
      )}
      <div className="files-body">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keyboard has its menu in the grid inside */}
        <div
          className="files-main"
          {...folderZone(props, search ? null : folder)}
          onContextMenu={(event) => {
            event.preventDefault();
            setMenuAt({ x: event.clientX, y: event.clientY });
          }}
        >
          <Items {...props} openMenu={setMenuAt} onSearch={toSearch} />
        </div>
        {hasDetails && <DetailsPanel bridge={bridge} id={id} files={files} />}
      </div>
      <FilesStatus files={files} />
      {menuAt && <FilesMenu {...props} at={menuAt} onClose={closeMenu} />}
      {looking !== null && <QuickLook bridge={bridge} id={id} files={files} />}
    </section>
  );
}

interface ItemsProps extends FilesProps {
  readonly openMenu: OpenMenu;
  readonly onSearch: () => void;
}

function Items(props: ItemsProps): ReactElement {
  const { bridge, id, files } = props;
  const { look, reading, failure } = useStore(files);
  const [thumbnails] = useState(() => new Thumbnails(bridge, id));

  useEffect(() => {
    return () => {
      thumbnails.close();
    };
  }, [thumbnails]);

  if (failure) {
    return (
      <div className="files-empty">
        <FailureAlert failure={failure} />
        <Button onClick={() => void files.folder.refresh()}>
          <Icon name="refresh" />
          {text.refresh}
        </Button>
      </div>
    );
  }
  return (
    <>
      {reading && <ProgressBar label={text.reading} />}
      {look === "list" ? <ItemList {...props} /> : <ItemTiles {...props} thumbnails={thumbnails} />}
      {!reading && <Empty {...props} />}
    </>
  );
}

/** Why there is nothing to be seen, where there is nothing. */
function Empty({ files, isReadOnly }: FilesProps): ReactElement | null {
  const { items, search } = useStore(files);
  if (items.length > 0) return null;
  if (!search) {
    return (
      <div className="files-empty">
        <Icon name="folder" size={40} />
        <h2>{text.empty}</h2>
        <p>{isReadOnly ? text.emptyReadOnly : text.emptyHint}</p>
      </div>
    );
  }
  const isOver = search.news !== null && search.news.step !== "searching";
  return (
    <div className="files-empty">
      <Icon name="search" size={40} />
      <h2>{isOver ? text.noneFound(search.words) : text.nothingYet}</h2>
    </div>
  );
}
