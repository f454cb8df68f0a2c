import { type RefObject, useCallback, useLayoutEffect, useState } from "react";

/** Rows beyond the edges that are there as well, so that a quick hand sees none missing. */
const SPARE_ROWS = 6;

export interface RowWindow {
  /** Items beside each other. */
  readonly perRow: number;
  /** The first row that is there, and the one after the last. */
  readonly first: number;
  readonly end: number;
  readonly rows: number;
  /** Rows that fit in the sight at once. */
  readonly fitting: number;
  /** Brings an item into sight. */
  readonly reveal: (place: number) => void;
}

interface Options {
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** Pixels that an item needs at least; `null` for one item in a row. */
  readonly itemWidth: number | null;
  /** Pixels at the top that the head of the columns covers. */
  readonly headHeight: number;
}

/** Which rows of a long list have to be there, as it is scrolled: the others are only room. */
export function useWindow(
  box: RefObject<HTMLElement | null>,
  { count, rowHeight, itemWidth, headHeight }: Options,
): RowWindow {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [firstInSight, setFirstInSight] = useState(0);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = (): void => {
      setSize({ width: element.clientWidth, height: element.clientHeight - headHeight });
    };
    // Many events for one row: what is drawn changes only when another row is the first.
    const scrolled = (): void => {
      setFirstInSight(Math.floor(element.scrollTop / rowHeight));
    };
    measure();
    scrolled();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", scrolled);
    };
  }, [box, rowHeight, headHeight]);

  const perRow = itemWidth === null ? 1 : Math.max(1, Math.floor(size.width / itemWidth));
  const rows = Math.ceil(count / perRow);
  const fitting = Math.max(1, Math.floor(size.height / rowHeight));

  const reveal = useCallback(
    (place: number): void => {
      const element = box.current;
      if (!element || place < 0) return;
      const top = Math.floor(place / perRow) * rowHeight;
      const inSight = element.clientHeight - headHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + inSight) {
        element.scrollTop = top + rowHeight - inSight;
      }
    },
    [box, perRow, rowHeight, headHeight],
  );

  return {
    perRow,
    rows,
    fitting,
    first: Math.max(0, Math.min(firstInSight, rows) - SPARE_ROWS),
    end: Math.min(rows, firstInSight + fitting + 1 + SPARE_ROWS),
    reveal,
  };
}
