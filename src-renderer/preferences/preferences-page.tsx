import { type ReactElement, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure, Result } from "../../src-shared/failure.ts";
import type { PreferencesFacts } from "../../src-shared/model/preferences.ts";
import { preferencesText as text } from "../../src-shared/text/preferences-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import type { SettingsStore } from "../settings/settings-store.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { AboutCard } from "./about-card.tsx";
import type { CardProps } from "./card-props.ts";
import { DrivesCard } from "./drives-card.tsx";
import { LogCard } from "./log-card.tsx";
import { LookCard } from "./look-card.tsx";
import { PasswordsCard } from "./passwords-card.tsx";
import { StartCard } from "./start-card.tsx";
import { TransferCard } from "./transfer-card.tsx";
import { TrustedHubsCard } from "./trusted-hubs-card.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly settings: SettingsStore;
  readonly onBack: () => void;
}

/** What the user can decide about Latchkey as a whole. */
export function PreferencesPage({ bridge, settings, onBack }: Props): ReactElement {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [facts, setFacts] = useState<PreferencesFacts | null>(null);
  const shown = useStore(settings).settings;

  useEffect(() => {
    void bridge.ask("preferences.facts", {}).then((reply) => {
      if (reply.ok) setFacts(reply.value);
      else setFailure(reply.failure);
    });
  }, [bridge]);

  function settle(answer: Promise<Result<unknown>>): void {
    void answer.then((reply) => {
      setFailure(reply.ok ? null : reply.failure);
    });
  }

  const card: CardProps = { bridge, settings, settle };
  return (
    <main className="page" aria-label={text.heading}>
      <header className="plain-header">
        <Button look="icon" aria-label={text.back} title={text.back} onClick={onBack}>
          <Icon name="back" size={20} />
        </Button>
        <div>
          <h1>{text.heading}</h1>
        </div>
      </header>
      {failure && <FailureAlert failure={failure} />}
      <div className="options">
        <LookCard {...card} shown={shown} />
        <StartCard {...card} shown={shown} facts={facts} />
        <PasswordsCard {...card} shown={shown} />
        <TrustedHubsCard {...card} />
        <DrivesCard {...card} shown={shown} facts={facts} />
        <LogCard {...card} shown={shown} facts={facts} />
        <TransferCard {...card} />
        <AboutCard {...card} facts={facts} />
      </div>
    </main>
  );
}
