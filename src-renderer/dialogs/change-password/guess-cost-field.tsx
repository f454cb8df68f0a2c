import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { GuessCosts } from "../../../src-shared/model/guess-cost.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { guessCostText as words } from "../../../src-shared/text/keys-text.ts";
import { SelectField } from "../../ui/select-field.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
  /** Begins with one that costs more than now, and keeps nobody waiting. */
  readonly isDearer: boolean;
  /** log2 of N; `null`: as before. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** How dear each guess of the new password is made, with what unlocking takes here then. */
export function GuessCostField({ bridge, id, isDearer, value, onChange }: Props): ReactElement {
  const [costs, setCosts] = useState<GuessCosts | null>(null);
  const begin = useEffectEvent((found: GuessCosts): void => {
    setCosts(found);
    if (isDearer && value === null) onChange(dearer(found));
  });

  useEffect(() => {
    let isGone = false;
    // Unknown, it stays as it is: the password can be changed all the same.
    void bridge.ask("key.guess-costs", { id }).then((reply) => {
      if (!isGone && reply.ok) begin(reply.value);
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

/** Milliseconds that are not felt as waiting. */
const UNFELT = 1_000;

/** The dearest that is not felt at each unlock, or the next one if all are; `null` if there is none. */
function dearer({ now, choices }: GuessCosts): number | null {
  const more = choices.filter(({ cost }) => now !== null && cost > now);
  const unfelt = more.filter(({ milliseconds }) => milliseconds <= UNFELT);
  return (unfelt.at(-1) ?? more[0])?.cost ?? null;
}
