import type { ReactElement } from "react";
import type { FileEntry } from "../../src-shared/model/files.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { type ItemKind, kindOf } from "./item-kind.ts";

const icons: Readonly<Record<ItemKind, IconName>> = {
  folder: "folder",
  link: "link",
  picture: "picture",
  pdf: "text",
  text: "text",
  document: "text",
  table: "table",
  slides: "slides",
  sound: "sound",
  film: "film",
  archive: "archive",
  file: "file",
};

interface Props {
  readonly entry: FileEntry;
  /** Pixels. */
  readonly size: number;
}

export function ItemIcon({ entry, size }: Props): ReactElement {
  const kind = kindOf(entry);
  return (
    <span className={`item-icon item-icon-${entry.failure ? "broken" : kind}`}>
      <Icon name={entry.failure ? "alert" : icons[kind]} size={size} />
    </span>
  );
}
