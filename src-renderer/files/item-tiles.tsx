import { type ReactElement, useRef } from "react";
import { useStore } from "zustand";
import type { FileItem } from "./file-item.ts";
import { itemZone } from "./folder-zone.ts";
import { itemHandlers } from "./item-handlers.ts";
import { kindOf, kindWords } from "./item-kind.ts";
import { ItemName } from "./item-name.tsx";
import { sizeWords } from "./item-words.ts";
import { elementId, ItemsBox } from "./items-box.tsx";
import type { FilesProps, OpenMenu } from "./items-props.ts";
import { Thumbnail } from "./thumbnail.tsx";
import type { Thumbnails } from "./thumbnails.ts";
import { useWindow } from "./use-window.ts";

/** Pixels; the same as in files-tiles.css. */
const TILE = { width: 148, height: 164 };

interface Props extends FilesProps {
  readonly thumbnails: Thumbnails;
  readonly openMenu: OpenMenu;
  readonly onSearch: () => void;
}

/** The items beside each other, pictures as pictures. */
export function ItemTiles(props: Props): ReactElement {
  const { files } = props;
  const { items } = useStore(files);
  const box = useRef<HTMLDivElement>(null);
  const rows = useWindow(box, {
    count: items.length,
    rowHeight: TILE.height,
    itemWidth: TILE.width,
    headHeight: 0,
  });
  const { perRow, first, end } = rows;
  const drawn = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);

  return (
    <ItemsBox {...props} box={box} rows={rows} className="file-tiles" columns={perRow}>
      <div role="rowgroup" className="file-rows" style={{ height: rows.rows * TILE.height }}>
        {drawn.map((row) => (
          <div
            key={row}
            role="row"
            aria-rowindex={row + 1}
            className="tile-row"
            style={{
              transform: `translateY(${row * TILE.height}px)`,
              gridTemplateColumns: `repeat(${perRow}, minmax(0, 1fr))`,
            }}
          >
            {items.slice(row * perRow, (row + 1) * perRow).map((item, column) => (
              <Tile key={item.path} {...props} item={item} place={row * perRow + column} />
            ))}
          </div>
        ))}
      </div>
    </ItemsBox>
  );
}

interface TileProps extends FilesProps {
  readonly thumbnails: Thumbnails;
  readonly openMenu: OpenMenu;
  readonly item: FileItem;
  readonly place: number;
}

function Tile(props: TileProps): ReactElement {
  const { files, thumbnails, openMenu, item, place } = props;
  const { selection } = useStore(files);
  const { entry } = item;
  const isFocused = selection.focus === item.path;
  return (
    <div
      role="gridcell"
      id={elementId(place)}
      aria-selected={selection.paths.has(item.path)}
      className={isFocused ? "tile file-focused" : "tile"}
      {...itemZone(props, item)}
      {...itemHandlers(files, item, openMenu)}
    >
      <Thumbnail key={entry.revision} thumbnails={thumbnails} path={item.path} entry={entry} />
      <ItemName files={files} item={item} />
      <small>{kindOf(entry) === "folder" ? "" : sizeWords(item) || kindWords(entry)}</small>
    </div>
  );
}
