import { type ReactElement, useRef } from "react";
import { useStore } from "zustand";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { Icon } from "../ui/icon.tsx";
import type { FileItem } from "./file-item.ts";
import type { FilesStore } from "./files-store.ts";
import { itemZone, type Zone } from "./folder-zone.ts";
import { itemHandlers } from "./item-handlers.ts";
import { ItemIcon } from "./item-icon.tsx";
import { kindWords } from "./item-kind.ts";
import { ItemName } from "./item-name.tsx";
import { sizeWords, whenWords } from "./item-words.ts";
import { elementId, ItemsBox } from "./items-box.tsx";
import type { FilesProps, OpenMenu } from "./items-props.ts";
import { type SortKey, sortKeys } from "./sort-items.ts";
import { useWindow } from "./use-window.ts";

/** Pixels; the same as in files-list.css. */
const ROW = 36;
const HEAD = 33;

interface Props extends FilesProps {
  readonly openMenu: OpenMenu;
  readonly onSearch: () => void;
}

/** The items one below the other, with their facts. */
export function ItemList(props: Props): ReactElement {
  const { files, openMenu } = props;
  const { items, selection, search } = useStore(files);
  const box = useRef<HTMLDivElement>(null);
  const rows = useWindow(box, {
    count: items.length,
    rowHeight: ROW,
    itemWidth: null,
    headHeight: HEAD,
  });
  const columns = search ? 5 : 4;

  return (
    <ItemsBox
      {...props}
      box={box}
      rows={rows}
      className={`file-list ${search ? "file-list-search" : ""}`}
      columns={columns}
    >
      <ListHead files={files} hasFolder={search !== null} />
      <div role="rowgroup" className="file-rows" style={{ height: items.length * ROW }}>
        {items.slice(rows.first, rows.end).map((item, index) => (
          <Row
            zone={itemZone(props, item)}
            key={item.path}
            files={files}
            item={item}
            place={rows.first + index}
            isSelected={selection.paths.has(item.path)}
            isFocused={selection.focus === item.path}
            hasFolder={search !== null}
            openMenu={openMenu}
          />
        ))}
      </div>
    </ItemsBox>
  );
}

interface HeadProps {
  readonly files: FilesStore;
  readonly hasFolder: boolean;
}

function ListHead({ files, hasFolder }: HeadProps): ReactElement {
  const { by, isDescending } = useStore(files, ({ sort }) => sort);
  const column = (key: SortKey): ReactElement => (
    <div
      key={key}
      role="columnheader"
      className={`file-column file-${key}`}
      aria-sort={by === key ? (isDescending ? "descending" : "ascending") : "none"}
    >
      <button
        type="button"
        onClick={() => {
          files.sortBy(key);
        }}
      >
        {text.column[key]}
        {by === key && (
          <span className={isDescending ? "sort-mark sort-mark-down" : "sort-mark"}>
            <Icon name="up" size={12} />
          </span>
        )}
      </button>
    </div>
  );
  const [name, ...others] = sortKeys;
  return (
    <div role="row" className="file-head">
      {column(name)}
      {hasFolder && (
        <div role="columnheader" className="file-column file-folder">
          {text.column.folder}
        </div>
      )}
      {others.map(column)}
    </div>
  );
}

interface RowProps {
  readonly zone: Zone;
  readonly files: FilesStore;
  readonly item: FileItem;
  readonly place: number;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  readonly hasFolder: boolean;
  readonly openMenu: OpenMenu;
}

function Row({ zone, files, item, place, isSelected, isFocused, hasFolder, openMenu }: RowProps) {
  const { entry, folder } = item;
  return (
    <div
      role="row"
      id={elementId(place)}
      aria-rowindex={place + 1}
      aria-selected={isSelected}
      className={isFocused ? "file-row file-focused" : "file-row"}
      style={{ transform: `translateY(${place * ROW}px)` }}
      {...zone}
      {...itemHandlers(files, item, openMenu)}
    >
      <div role="gridcell" className="file-name">
        <ItemIcon entry={entry} size={20} />
        <ItemName files={files} item={item} />
      </div>
      {hasFolder && (
        <div role="gridcell" className="file-folder" title={folder}>
          {folder}
        </div>
      )}
      <div role="gridcell" className="file-size">
        {sizeWords(item)}
      </div>
      <div role="gridcell" className="file-modifiedMs">
        {whenWords(entry.modifiedMs)}
      </div>
      <div role="gridcell" className="file-kind">
        {kindWords(entry)}
      </div>
    </div>
  );
}
