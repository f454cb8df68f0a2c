import type { ReactElement } from "react";
import type { PreferencesFacts } from "../../src-shared/model/preferences.ts";
import type { Settings } from "../../src-shared/model/settings.ts";
import { preferencesText as text } from "../../src-shared/text/preferences-text.ts";
import { Button } from "../ui/button.tsx";
import { CheckField } from "../ui/check-field.tsx";
import type { CardProps } from "./card-props.ts";

interface Props extends CardProps {
  readonly shown: Settings;
  readonly facts: PreferencesFacts | null;
}

export function LogCard({ bridge, settings, settle, shown, facts }: Props): ReactElement {
  return (
    <section className="card" aria-labelledby="log-heading">
      <h2 id="log-heading">{text.log}</h2>
      {facts && <p className="card-lead">{text.logAbout(facts.logPlace)}</p>}
      <CheckField
        label={text.debugLog}
        isChecked={shown.debugLog}
        onChange={(debugLog) => {
          settle(settings.change({ debugLog }));
        }}
      />
      <div className="form-buttons">
        <Button
          onClick={() => {
            settle(bridge.ask("log.show", {}));
          }}
        >
          {text.showLog}
        </Button>
      </div>
    </section>
  );
}
