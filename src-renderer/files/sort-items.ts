import { perLocale } from "../ui/per-locale.ts";
import type { FileItem } from "./file-item.ts";
import { kindWords } from "./item-kind.ts";

export const sortKeys = ["name", "size", "modifiedMs", "kind"] as const;
export type SortKey = (typeof sortKeys)[number];

export interface Sort {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

/** In the way of the user's own language; `2` before `10`. */
const names = perLocale((locale) => new Intl.Collator(locale, { numeric: true }));

const compare: Readonly<Record<SortKey, (a: FileItem, b: FileItem) => number>> = {
  name: (a, b) => names().compare(a.entry.name, b.entry.name),
  size: (a, b) => (a.entry.size ?? -1) - (b.entry.size ?? -1),
  modifiedMs: (a, b) => a.entry.modifiedMs - b.entry.modifiedMs,
  kind: (a, b) => names().compare(kindWords(a.entry), kindWords(b.entry)),
};

/** Folders first, whatever the order; equals by their names. */
export function sortItems(
  items: readonly FileItem[],
  { by, isDescending }: Sort,
): readonly FileItem[] {
  const sign = isDescending ? -1 : 1;
  const group = ({ entry }: FileItem): number => (entry.kind === "directory" ? 0 : 1);
  return items.toSorted(
    (a, b) =>
      group(a) - group(b) ||
      sign * compare[by](a, b) ||
      names().compare(a.entry.name, b.entry.name),
  );
}

/** What a click on the head of a column makes of an order: names upwards first, all else the most first. */
export function sortedBy(before: Sort, by: SortKey): Sort {
  if (before.by === by) return { by, isDescending: !before.isDescending };
  return { by, isDescending: by === "size" || by === "modifiedMs" };
}
