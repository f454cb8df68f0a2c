import type { ReactElement } from "react";
import { portRange } from "../../src-shared/model/port.ts";
import type { PreferencesFacts } from "../../src-shared/model/preferences.ts";
import type { Settings } from "../../src-shared/model/settings.ts";
import { driveText } from "../../src-shared/text/drive-text.ts";
import { preferencesText as text } from "../../src-shared/text/preferences-text.ts";
import { CheckField } from "../ui/check-field.tsx";
import { CommittedField } from "../ui/committed-field.tsx";
import type { CardProps } from "./card-props.ts";

export function DrivesCard({
  settings,
  settle,
  shown,
  facts,
}: CardProps & {
  readonly shown: Settings;
  readonly facts: PreferencesFacts | null;
}): ReactElement {
  return (
    <section className="card" aria-labelledby="drives-heading">
      <h2 id="drives-heading">{text.drives}</h2>
      <CheckField
        label={driveText.preferences.mount}
        isChecked={shown.mountDrives}
        onChange={(mountDrives) => {
          settle(settings.change({ mountDrives }));
        }}
      />
      <p className="check-hint">{driveText.preferences.mountHint}</p>
      {facts?.hasSidebar && (
        <>
          <CheckField
            label={driveText.preferences.sidebar}
            isChecked={shown.showInSidebar}
            onChange={(showInSidebar) => {
              settle(settings.change({ showInSidebar }));
            }}
          />
          <p className="check-hint">{driveText.preferences.sidebarHint}</p>
        </>
      )}
      <CommittedField
        label={text.port}
        hint={text.portHint}
        value={String(shown.port ?? "")}
        maxLength={5}
        problemOf={portProblem}
        onCommit={(typed) => {
          settle(settings.change({ port: typed === "" ? null : Number(typed) }));
        }}
      />
    </section>
  );
}

function portProblem(typed: string): string | null {
  const { least, most } = portRange;
  const isPort = /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
  return typed === "" || isPort ? null : text.portProblem(least, most);
}
