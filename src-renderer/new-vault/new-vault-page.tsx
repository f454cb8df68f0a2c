import type { ReactElement, ReactNode } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { type AfterCreation, CreatedStep } from "./created-step.tsx";
import { KeyStep } from "./key-step.tsx";
import type { NewVaultStore } from "./new-vault-store.ts";
import { PasswordStep } from "./password-step.tsx";
import { PlaceStep } from "./place-step.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly wizard: NewVaultStore;
  readonly onCancel: () => void;
  /** @param unlock - whether the user wants to open the new vault at once */
  readonly onDone: (id: VaultId, next: AfterCreation) => void;
}

/** From a name to a vault that is there: three questions and an answer. */
export function NewVaultPage({ bridge, wizard, onCancel, onDone }: Props): ReactElement {
  const state = useStore(wizard);
  switch (state.step) {
    case "place":
      return (
        <Step number={1} title={words.steps.place}>
          <PlaceStep draft={state.draft} wizard={wizard} onCancel={onCancel} />
        </Step>
      );
    case "key":
      return (
        <Step number={2} title={words.steps.key}>
          <KeyStep draft={state.draft} wizard={wizard} onCancel={onCancel} />
        </Step>
      );
    case "password":
    case "creating":
      return (
        <Step number={3} title={words.steps.password}>
          <PasswordStep bridge={bridge} state={state} wizard={wizard} onCancel={onCancel} />
        </Step>
      );
    case "created":
      return (
        <main className="page" aria-label={words.heading}>
          <CreatedStep
            name={state.name}
            onDone={(next) => {
              onDone(state.id, next);
            }}
          />
        </main>
      );
  }
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}

function Step({ number, title, children }: StepProps): ReactElement {
  return (
    <main className="page new-vault" aria-label={words.heading}>
      <header>
        <h1>{words.heading}</h1>
        <p className="page-place">
          {words.stepOf(number, 3)} · {title}
        </p>
      </header>
      {children}
    </main>
  );
}
