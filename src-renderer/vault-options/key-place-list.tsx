import type { ReactElement } from "react";
import type { KeyPlaceRowId, KeyReport } from "../../src-shared/model/key-place.ts";
import { keyFileCardText as words } from "../../src-shared/text/key-file-text.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly report: KeyReport;
  readonly onForget: (place: KeyPlaceRowId) => void;
}

/** The places that this computer remembers, and which of them are there now. */
export function KeyPlaceList({ report: { places }, onForget }: Props): ReactElement | null {
  if (places.length === 0) return null;
  return (
    <ul className="key-places" aria-label={words.places}>
      {places.map(({ id, label, place, isHere, isCurrent }) => (
        <li key={id} className="key-line">
          <Icon name={label === null ? "key" : "stick"} size={20} />
          <span>
            <b>{label ?? words.folder}</b>
            <small>
              {place} · {words.state(isHere, isCurrent)}
            </small>
          </span>
          <Button
            look="quiet"
            aria-label={words.forgetPlace(place)}
            onClick={() => {
              onForget(id);
            }}
          >
            {words.forget}
          </Button>
        </li>
      ))}
    </ul>
  );
}
