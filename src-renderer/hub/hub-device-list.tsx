import { type ReactElement, useState } from "react";
import type { HubDevice } from "../../src-shared/model/hub-account.ts";
import { text } from "../../src-shared/text/en.ts";
import { hubCardText as words } from "../../src-shared/text/hub-text.ts";
import { spoken } from "../../src-shared/text/worded.ts";
import { Button } from "../ui/button.tsx";

interface Props {
  readonly devices: readonly HubDevice[];
  readonly onRemove: (id: string) => void;
}

/** The devices of the user; one that is to be removed is asked about, in its own place. */
export function HubDeviceList({ devices, onRemove }: Props): ReactElement {
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <ul className="hub-devices">
        {devices.map((device) => (
          <li key={device.id}>
            <div>
              <strong>{device.name}</strong>
              <span className="field-hint">{aboutOf(device)}</span>
            </div>
            {asked !== device.id && (
              <Button
                look="quiet"
                aria-label={words.removeNamed(device.name)}
                onClick={() => {
                  setAsked(device.id);
                }}
              >
                {words.remove}
              </Button>
            )}
            {asked === device.id && (
              <div className="hub-ask">
                <p>{words.removeSure(device.name)}</p>
                <Button
                  onClick={() => {
                    setAsked(null);
                  }}
                >
                  {text.cancel}
                </Button>
                <Button
                  onClick={() => {
                    setAsked(null);
                    onRemove(device.id);
                  }}
                >
                  {words.confirmRemove}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className="card-note">{words.removal}</p>
    </>
  );
}

function aboutOf({ isThis, createdMs }: HubDevice): string {
  const date =
    createdMs === null ? null : new Intl.DateTimeFormat(spoken().locale, { dateStyle: "medium" });
  const parts = [
    ...(isThis ? [words.thisDevice] : []),
    ...(date && createdMs !== null ? [words.added(date.format(createdMs))] : []),
  ];
  return parts.join(", ");
}
