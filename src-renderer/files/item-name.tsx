import { type ReactElement, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import type { FileItem } from "./file-item.ts";
import type { FilesStore } from "./files-store.ts";

interface Props {
  readonly files: FilesStore;
  readonly item: FileItem;
}

/** The name of something; a field while it is given another one. */
export function ItemName({ files, item }: Props): ReactElement {
  const isRenaming = useStore(files, ({ renaming }) => renaming === item.path);
  if (isRenaming) return <NewName files={files} item={item} />;
  return (
    <span className="item-name" title={item.entry.name}>
      {item.entry.name}
    </span>
  );
}

function NewName({ files, item }: Props): ReactElement {
  const { path, entry } = item;
  const [name, setName] = useState(entry.name);
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);

  useEffect(() => {
    const dot = entry.kind === "file" ? entry.name.lastIndexOf(".") : -1;
    field.current?.focus();
    // What comes after the dot is seldom what is to be changed.
    field.current?.setSelectionRange(0, dot > 0 ? dot : entry.name.length);
  }, [entry]);

  function finish(isWanted: boolean): void {
    // To take the field away takes its focus away, which must not rename a second time.
    if (isDone.current) return;
    isDone.current = true;
    if (isWanted) void files.changes.rename(path, name);
    else files.changes.cancelRename();
  }

  return (
    <input
      ref={field}
      className="new-name"
      aria-label={text.newName}
      value={name}
      maxLength={10_000}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => {
        setName(event.target.value);
      }}
      onBlur={() => {
        finish(true);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") finish(true);
        else if (event.key === "Escape") finish(false);
      }}
      onClick={(event) => {
        event.stopPropagation();
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
      }}
    />
  );
}
