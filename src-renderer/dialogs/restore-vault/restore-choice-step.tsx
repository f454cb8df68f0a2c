import { type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import { thresholdRange } from "../../../src-shared/model/new-vault.ts";
import type { RestorePlan } from "../../../src-shared/model/restore.ts";
import { restoreText as words } from "../../../src-shared/text/restore-text.ts";
import { cipherWords } from "../../ui/cipher-words.ts";
import { OptionCard } from "../../ui/option-card.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CopyOption } from "./copy-option.tsx";
import {
  type Chosen,
  configCopies,
  hubOf,
  isThresholdOpen,
  keyCopies,
  parseThreshold,
  problemOf,
} from "./restore-choices.ts";

interface Props {
  readonly plan: RestorePlan;
  readonly isByPassword: boolean;
  readonly isBusy: boolean;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  /** The fields of a new password and the places for a new key file. */
  readonly newKey: ReactNode;
  readonly keyHome: ReactNode;
}

/** What the vault gets back, and from what. */
export function RestoreChoiceStep(props: Props): ReactElement {
  const { plan, chosen, newKey, keyHome } = props;
  const host = hubOf(plan, chosen.config);
  const part = useRef<HTMLDivElement>(null);

  // What had the focus is out of sight now.
  useEffect(() => {
    part.current?.querySelector<HTMLElement>("input:checked")?.focus();
  }, []);

  return (
    <div ref={part} className="dialog-part">
      <p className="dialog-body">{words.fits}</p>
      {plan.config && <ConfigChoice {...props} learnt={plan.config} />}
      {plan.needsKeyFile && host !== null && <p className="dialog-body">{words.hubKey(host)}</p>}
      {plan.needsKeyFile && host === null && (
        <>
          <KeyFileChoice {...props} />
          {chosen.keyFile === null && newKey}
          {keyHome}
        </>
      )}
    </div>
  );
}

interface ConfigProps extends Props {
  readonly learnt: NonNullable<RestorePlan["config"]>;
}

function ConfigChoice(props: ConfigProps): ReactElement {
  const { plan, learnt, isByPassword, isBusy, chosen, onChoose } = props;
  const group = useId();
  const isOpen = isThresholdOpen(plan);
  const cipher = cipherWords(learnt.cipher);
  const { least, most } = thresholdRange;
  return (
    <>
      <fieldset className="place-choice place-choice-wide" disabled={isBusy}>
        <legend>{words.config}</legend>
        <OptionCard
          group={group}
          icon="refresh"
          title={words.anew}
          detail={isOpen ? words.anewAsk(cipher) : words.anewAbout(cipher, learnt.likely)}
          isChosen={chosen.config === null}
          onChoose={() => {
            onChoose({ ...chosen, config: null });
          }}
        />
        {configCopies(plan).map((copy) => (
          <CopyOption
            key={copy.name}
            group={group}
            copy={copy}
            problem={problemOf(copy, plan, isByPassword)}
            isChosen={chosen.config === copy.name}
            onChoose={() => {
              onChoose({ ...chosen, config: copy.name });
            }}
          />
        ))}
      </fieldset>
      {isOpen && chosen.config === null && (
        <TextField
          label={words.threshold}
          hint={words.thresholdHint(least, most)}
          problem={
            parseThreshold(chosen.threshold) === null ? words.thresholdProblem(least, most) : null
          }
          inputMode="numeric"
          readOnly={isBusy}
          value={chosen.threshold}
          onChange={(threshold) => {
            onChoose({ ...chosen, threshold });
          }}
        />
      )}
    </>
  );
}

function KeyFileChoice({ plan, isByPassword, isBusy, chosen, onChoose }: Props): ReactElement {
  const group = useId();
  return (
    <fieldset className="place-choice place-choice-wide" disabled={isBusy}>
      <legend>{words.keyFile}</legend>
      <OptionCard
        group={group}
        icon="key"
        title={words.newKeyFile}
        detail={words.newKeyFileAbout}
        isChosen={chosen.keyFile === null}
        onChoose={() => {
          onChoose({ ...chosen, keyFile: null });
        }}
      />
      {keyCopies(plan).map((copy) => (
        <CopyOption
          key={copy.name}
          group={group}
          copy={copy}
          problem={problemOf(copy, plan, isByPassword)}
          isChosen={chosen.keyFile === copy.name}
          onChoose={() => {
            onChoose({ ...chosen, keyFile: copy.name });
          }}
        />
      ))}
    </fieldset>
  );
}
