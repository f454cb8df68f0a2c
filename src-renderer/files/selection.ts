/**
 * What is selected of the items that are shown; values only, so that every step
 * can be read off a test. One item has the focus, selected or not; a range goes
 * from the anchor to it.
 */

import type { FileItem } from "./file-item.ts";

export interface Selection {
  readonly paths: ReadonlySet<string>;
  readonly focus: string | null;
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { paths: new Set(), focus: null, anchor: null };

type Items = readonly FileItem[];

/** Where each item stands; made once for each order. */
const placesMade = new WeakMap<Items, ReadonlyMap<string, number>>();

/** @returns −1 for what is not among them */
export function placeOf(items: Items, path: string | null): number {
  const known = placesMade.get(items);
  const places = known ?? new Map(items.map((item, place) => [item.path, place]));
  if (!known) placesMade.set(items, places);
  return path === null ? -1 : (places.get(path) ?? -1);
}

export function selectOnly(path: string): Selection {
  return { paths: new Set([path]), focus: path, anchor: path };
}

/** Adds it, or takes it away. */
export function toggle({ paths }: Selection, path: string): Selection {
  const next = new Set(paths);
  if (!next.delete(path)) next.add(path);
  return { paths: next, focus: path, anchor: path };
}

/** From the anchor to it, and nothing else. */
export function extendTo(items: Items, before: Selection, path: string): Selection {
  const to = placeOf(items, path);
  const anchor = placeOf(items, before.anchor) < 0 ? path : before.anchor;
  const from = placeOf(items, anchor);
  const range = items.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { paths: new Set(range.map((item) => item.path)), focus: path, anchor };
}

export function selectAll(items: Items, { focus }: Selection): Selection {
  const [first] = items;
  const path = placeOf(items, focus) < 0 ? (first?.path ?? null) : focus;
  return { paths: new Set(items.map((item) => item.path)), focus: path, anchor: path };
}

/** What a key of the keyboard makes of it: the focus by so many places, alone or as the end of a range. */
export function moveBy(
  items: Items,
  before: Selection,
  places: number,
  isRange: boolean,
): Selection {
  const known = placeOf(items, before.focus);
  // Without a focus it comes in from the end that it moves away from.
  const from = known >= 0 ? known : places < 0 ? items.length : -1;
  const wished = from + places;
  const item = items[Math.max(0, Math.min(items.length - 1, wished))];
  if (!item) return before;
  return isRange ? extendTo(items, before, item.path) : selectOnly(item.path);
}

/** What is left of it among other items; the focus stays near to where it was. */
export function keptAmong(items: Items, before: Selection, earlier: Items): Selection {
  const paths = new Set([...before.paths].filter((path) => placeOf(items, path) >= 0));
  if (before.focus === null || placeOf(items, before.focus) >= 0) return { ...before, paths };
  const near = items[Math.min(placeOf(earlier, before.focus), items.length - 1)];
  const focus = near?.path ?? null;
  return { paths, focus, anchor: focus };
}

/** The next item whose name begins so, from the focus on and round; `null` if none does. */
export function typedAhead(
  items: Items,
  { focus }: Selection,
  typed: string,
  isSameLetter: boolean,
): string | null {
  const begin = Math.max(0, placeOf(items, focus)) + (isSameLetter && focus !== null ? 1 : 0);
  const wanted = typed.toLocaleLowerCase();
  for (let step = 0; step < items.length; step += 1) {
    const item = items[(begin + step) % items.length];
    if (item?.entry.name.toLocaleLowerCase().startsWith(wanted)) return item.path;
  }
  return null;
}

export function itemsSelected(items: Items, { paths }: Selection): Items {
  if (paths.size === 0) return [];
  if (paths.size === 1) {
    const [path = ""] = paths;
    const item = items[placeOf(items, path)];
    return item ? [item] : [];
  }
  return items.filter(({ path }) => paths.has(path));
}
