import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import type { FilesProps, OpenMenu } from "./items-props.ts";
import { type KeyContext, pressKey, type TypingAhead } from "./press-key.ts";
import { placeOf } from "./selection.ts";
import type { RowWindow } from "./use-window.ts";

interface Props extends FilesProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly rows: RowWindow;
  readonly className: string;
  readonly columns: number;
  readonly openMenu: OpenMenu;
  readonly onSearch: () => void;
  readonly children: ReactNode;
}

/** The element id of an item that is drawn. */
export function elementId(place: number): string {
  return `file-item-${place}`;
}

/**
 * Holds what is drawn of the items: one stop for Tab, and all the keys.
 *
 * A grid by its roles and not a table: of a long list only the rows in sight are there, each at a
 * place of its own, and the focus is told by name, as its row may be out of sight.
 */
export function ItemsBox(props: Props): ReactElement {
  const { box, rows, files, className, columns, openMenu, onSearch, children } = props;
  const { items, selection, folder, renaming } = useStore(files);
  const typing = useRef<TypingAhead>({ typed: "", atMs: 0 });
  const place = placeOf(items, selection.focus);
  const row = Math.floor(place / rows.perRow);
  const isDrawn = place >= 0 && row >= rows.first && row < rows.end;
  const { reveal } = rows;

  useEffect(() => {
    reveal(place);
  }, [reveal, place]);

  // The field of a new name is gone, and the focus with it.
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && renaming === null) box.current?.focus();
    wasRenaming.current = renaming !== null;
  }, [box, renaming]);

  const keys = (): KeyContext => ({
    ...props,
    perRow: rows.perRow,
    fitting: rows.fitting,
    typing: typing.current,
    search: onSearch,
    openMenu: () => {
      const focused = document.getElementById(elementId(place)) ?? box.current;
      const { left, top } = focused?.getBoundingClientRect() ?? { left: 0, top: 0 };
      openMenu({ x: left + 40, y: top + 28 });
    },
  });

  return (
    <div
      ref={box}
      className={className}
      role="grid"
      tabIndex={0}
      aria-label={text.label(folder)}
      aria-multiselectable
      aria-rowcount={rows.rows}
      aria-colcount={columns}
      aria-activedescendant={isDrawn ? elementId(place) : undefined}
      onKeyDown={(event) => {
        if (!pressKey(event, keys())) return;
        event.preventDefault();
        // What the items take is not for the shortcuts of the window.
        event.stopPropagation();
      }}
    >
      {children}
    </div>
  );
}
