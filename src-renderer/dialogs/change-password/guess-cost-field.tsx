import { type ReactElement, useEffect, useState } from "react";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { GuessCosts } from "../../../src-shared/model/guess-cost.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { guessCostText as words } from "../../../src-shared/text/keys-text.ts";
import { SelectField } from "../../ui/select-field.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
  /** log2 of N; `null`: as before. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** How dear each guess of the new password is made, with what unlocking takes here then. */
export function GuessCostField({ bridge, id, value, onChange }: Props): ReactElement {
  const [costs, setCosts] = useState<GuessCosts | null>(null);

  useEffect(() => {
    let isGone = false;
    // Unknown, it stays as it is: the password can be changed all the same.
    void bridge.ask("key.guess-costs", { id }).then((reply) => {
      if (!isGone && reply.ok) setCosts(reply.value);
    });
    return () => {
      isGone = true;
    };
  }, [bridge, id]);

  const others = costs?.choices.filter(({ cost }) => cost !== costs.now) ?? [];
  return (
    <SelectField
      label={words.label}
      value={String(value ?? "")}
      choices={[
        ["", words.asNow],
        ...others.map(
          ({ cost, milliseconds }) => [String(cost), words.choice(cost, milliseconds)] as const,
        ),
      ]}
      onChange={(chosen) => {
        onChange(chosen === "" ? null : Number(chosen));
      }}
    />
  );
}
