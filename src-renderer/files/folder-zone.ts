import { dropZone } from "../../src-shared/model/drop.ts";
import type { FileItem } from "./file-item.ts";
import { kindOf } from "./item-kind.ts";
import type { FilesProps } from "./items-props.ts";

/** The attribute of an element on which something can be dropped; nothing of another. */
export type Zone = Partial<ReturnType<typeof dropZone>>;
type Of = Pick<FilesProps, "id" | "isReadOnly">;

/** What is dropped here goes into this folder; where there is no one folder, or nothing may be written, nothing can be. */
export function folderZone({ id, isReadOnly }: Of, folder: string | null): Zone {
  return isReadOnly || folder === null ? {} : dropZone({ kind: "folder", id, folder });
}

/** What is dropped on a folder goes into it, and what is dropped on anything else into the folder that holds it. */
export function itemZone(of: Of, { path, entry }: FileItem): Zone {
  return folderZone(of, kindOf(entry) === "folder" ? path : null);
}
