import { type ReactElement, useEffect, useRef, useState } from "react";
import type { FileEntry } from "../../src-shared/model/files.ts";
import { ItemIcon } from "./item-icon.tsx";
import { kindOf } from "./item-kind.ts";
import type { Small, Thumbnails } from "./thumbnails.ts";

interface Props {
  readonly thumbnails: Thumbnails;
  readonly path: string;
  /** Another revision is another picture: it wants another `key`. */
  readonly entry: FileEntry;
}

/** A small picture of a picture; of everything else, and until it is there, the icon of its kind. */
export function Thumbnail({ thumbnails, path, entry }: Props): ReactElement {
  const { revision } = entry;
  const isPicture = kindOf(entry) === "picture" && entry.failure === null;
  const [small, setSmall] = useState<Small>(() => thumbnails.known(path, revision) ?? null);

  useEffect(() => {
    if (!isPicture || thumbnails.known(path, revision) !== undefined) return undefined;
    return thumbnails.wish({ path, revision, give: setSmall });
  }, [thumbnails, path, revision, isPicture]);

  return (
    <span className="tile-picture">
      {small === null && <ItemIcon entry={entry} size={44} />}
      {small instanceof ImageBitmap && <Painted bitmap={small} />}
      {small !== null && "drawing" in small && <img src={small.drawing} alt="" />}
    </span>
  );
}

function Painted({ bitmap }: { readonly bitmap: ImageBitmap }): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext("2d")?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return <canvas ref={canvas} width={bitmap.width} height={bitmap.height} />;
}
