import { type ReactElement, useState } from "react";
import type { PreferencesFacts } from "../../src-shared/model/preferences.ts";
import type { Settings } from "../../src-shared/model/settings.ts";
import { preferencesText as text } from "../../src-shared/text/preferences-text.ts";
import { CheckField } from "../ui/check-field.tsx";
import type { CardProps } from "./card-props.ts";

interface Props extends CardProps {
  readonly shown: Settings;
  readonly facts: PreferencesFacts | null;
}

export function StartCard({ bridge, settings, settle, shown, facts }: Props): ReactElement {
  const [chosen, setChosen] = useState<boolean | null>(null);
  const autostart = chosen ?? facts?.autostart ?? null;

  async function setAutostart(isOn: boolean) {
    const reply = await bridge.ask("preferences.set-autostart", { isOn });
    if (reply.ok) setChosen(isOn);
    return reply;
  }

  return (
    <section className="card" aria-labelledby="start-heading">
      <h2 id="start-heading">{text.startAndQuit}</h2>
      {facts && autostart === null ? (
        <p className="card-lead">{text.autostartUnavailable}</p>
      ) : (
        <CheckField
          label={text.autostart}
          isChecked={autostart === true}
          onChange={(isOn) => {
            settle(setAutostart(isOn));
          }}
        />
      )}
      <CheckField
        label={text.tray}
        isChecked={shown.tray}
        onChange={(tray) => {
          settle(settings.change({ tray }));
        }}
      />
      <p className="check-hint">{text.trayHint}</p>
      {shown.tray && (
        <CheckField
          label={text.startHidden}
          isChecked={shown.startHidden}
          onChange={(startHidden) => {
            settle(settings.change({ startHidden }));
          }}
        />
      )}
      <CheckField
        label={text.lockOnQuit}
        isChecked={shown.lockOnQuit}
        onChange={(lockOnQuit) => {
          settle(settings.change({ lockOnQuit }));
        }}
      />
    </section>
  );
}
