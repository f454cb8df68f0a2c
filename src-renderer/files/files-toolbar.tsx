import type { ReactElement, RefObject } from "react";
import { useStore } from "zustand";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { Button } from "../ui/button.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import type { FilesProps } from "./items-props.ts";

interface Props extends FilesProps {
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onItems: () => void;
}

/** Where one is, and what one can do there. */
export function FilesToolbar(props: Props): ReactElement {
  const { files, vaultName, isReadOnly, searchField, onItems } = props;
  const { folder, before, look, hasDetails, search, selection } = useStore(files);

  return (
    <div className="files-toolbar">
      <div className="files-way">
        <Tool
          name="back"
          label={text.back}
          disabled={before.length === 0}
          run={files.folder.back}
        />
        <Tool name="up" label={text.up} disabled={folder === "/"} run={files.folder.up} />
        <Breadcrumbs
          vaultName={vaultName}
          folder={folder}
          onGo={(path) => void files.folder.go(path)}
        />
      </div>
      <div className="files-tools">
        <div className="field-box search files-search">
          <Icon name="search" />
          <input
            ref={searchField}
            type="search"
            aria-label={text.search}
            placeholder={text.searchHint}
            maxLength={1_000}
            value={search?.words ?? ""}
            onChange={(event) => {
              files.finder.search(event.target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown" || event.key === "Enter") onItems();
              else if (event.key === "Escape") files.finder.search("");
              else return;
              event.preventDefault();
            }}
          />
        </div>
        {!isReadOnly && (
          <>
            <Tool
              name="copyIn"
              label={text.menu.copyFiles}
              run={() => files.transfers.copyIn("files")}
            />
            <Tool name="newFolder" label={text.newFolder} run={files.changes.makeFolder} />
          </>
        )}
        <Tool
          name="copyOut"
          label={text.menu.copyOut}
          disabled={selection.paths.size === 0}
          run={files.transfers.copyOut}
        />
        <Tool name="refresh" label={text.refresh} run={files.folder.refresh} />
        <Tool
          name={look === "list" ? "grid" : "list"}
          label={look === "list" ? text.grid : text.list}
          run={() => {
            files.showAs(look === "list" ? "grid" : "list");
          }}
        />
        <Tool name="info" label={text.details} isPressed={hasDetails} run={files.toggleDetails} />
      </div>
    </div>
  );
}

interface ToolProps {
  readonly name: IconName;
  readonly label: string;
  readonly disabled?: boolean;
  readonly isPressed?: boolean;
  readonly run: () => unknown;
}

function Tool({ name, label, disabled, isPressed, run }: ToolProps): ReactElement {
  return (
    <Button
      look="icon"
      aria-label={label}
      title={label}
      disabled={disabled}
      aria-pressed={isPressed}
      onClick={() => void run()}
    >
      <Icon name={name} size={18} />
    </Button>
  );
}
