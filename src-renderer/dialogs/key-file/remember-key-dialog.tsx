import { type ReactElement, useState } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { keyAwayText, keyWorkText as words } from "../../../src-shared/text/key-file-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { keySearchStore } from "../../key-file/key-search-store.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { KeyWorkDone } from "./key-work-done.tsx";
import { KeyWorkForm } from "./key-work-form.tsx";
import { keyWorkStore } from "./key-work-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly onClose: () => void;
}

/** Makes this computer know where a key file is that is there already; also the one that a link leads to. */
export function RememberKeyDialog({ bridge, vault, onClose }: Props): ReactElement {
  const { id, name, safety } = vault;
  const [search] = useState(() => keySearchStore(bridge, id, safety.key));
  const [store] = useState(() =>
    keyWorkStore((password) => bridge.ask("key.remember", { id, password })),
  );
  const { where, failure } = useStore(search);
  const state = useStore(store);
  if (state.step === "done") return <KeyWorkDone outcome={state.outcome} onClose={onClose} />;
  const isLinked = where.kind === "here" && where.isLinked;
  const place = where.kind === "chosen" || isLinked ? where.place : null;

  return (
    <KeyWorkForm
      title={words.rememberTitle(name)}
      submit={words.remember}
      isBusy={state.step === "working"}
      failure={state.step === "asking" ? state.failure : null}
      isDecided={place !== null}
      onSubmit={(password) => void store.start(password)}
      onClose={onClose}
    >
      <p className="dialog-body">{isLinked ? words.linkGoes : words.rememberAbout}</p>
      {failure && <FailureAlert failure={failure} />}
      <div className="key-line">
        <Icon name="key" size={20} />
        <span>
          <b>{keyAwayText.file}</b>
          <small>{place ?? words.notChosen}</small>
        </span>
        {!isLinked && (
          <Button look="quiet" onClick={() => void search.choose()}>
            {keyAwayText.choose}
          </Button>
        )}
      </div>
    </KeyWorkForm>
  );
}
