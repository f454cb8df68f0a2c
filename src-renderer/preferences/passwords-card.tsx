import { type ReactElement, useEffect, useState } from "react";
import type { Settings } from "../../src-shared/model/settings.ts";
import { preferencesText as text } from "../../src-shared/text/preferences-text.ts";
import { CheckField } from "../ui/check-field.tsx";
import type { CardProps } from "./card-props.ts";

export function PasswordsCard({
  bridge,
  settings,
  settle,
  shown,
}: CardProps & { readonly shown: Settings }): ReactElement {
  const { useKeychain } = shown;
  const [canSave, setCanSave] = useState<boolean | null>(null);

  useEffect(() => {
    if (!useKeychain) return;
    void bridge.ask("password.can-be-saved", {}).then((reply) => {
      setCanSave(reply.ok && reply.value);
    });
  }, [bridge, useKeychain]);

  return (
    <section className="card" aria-labelledby="passwords-heading">
      <h2 id="passwords-heading">{text.passwords}</h2>
      <CheckField
        label={text.useKeychain}
        isChecked={useKeychain}
        onChange={(isOn) => {
          settle(settings.change({ useKeychain: isOn }));
        }}
      />
      <p className="check-hint" aria-live="polite">
        {stateOf(useKeychain, canSave)}
      </p>
    </section>
  );
}

function stateOf(useKeychain: boolean, canSave: boolean | null): string {
  if (!useKeychain) return text.keychainOff;
  if (canSave === null) return "";
  return canSave ? text.keychainUsable : text.keychainUnusable;
}
