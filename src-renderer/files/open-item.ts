import type { FileItem } from "./file-item.ts";
import type { FilesStore } from "./files-store.ts";

/** What one does with it most: goes into a folder, looks into a file. */
export function openItem(files: FilesStore, { path, entry }: FileItem): void {
  if (entry.kind === "directory") void files.folder.go(path);
  else files.lookInto(path);
}
