import type { FileEntry } from "../../src-shared/model/files.ts";

/** Something in a vault, with the path by which it is asked for. */
export interface FileItem {
  readonly path: string;
  /** The folder that holds it. */
  readonly folder: string;
  readonly entry: FileEntry;
}

export function itemIn(folder: string, entry: FileEntry): FileItem {
  return { path: childOf(folder, entry.name), folder, entry };
}

export function childOf(folder: string, name: string): string {
  return folder === "/" ? `/${name}` : `${folder}/${name}`;
}

/** The folder that holds it; `null` for the root. */
export function parentOf(path: string): string | null {
  if (path === "/") return null;
  return path.slice(0, Math.max(1, path.lastIndexOf("/")));
}

/** From the root down to the folder itself. */
export function foldersTo(
  path: string,
): readonly { readonly path: string; readonly name: string }[] {
  const names = path.split("/").filter(Boolean);
  return [
    { path: "/", name: "" },
    ...names.map((name, index) => ({ path: `/${names.slice(0, index + 1).join("/")}`, name })),
  ];
}
