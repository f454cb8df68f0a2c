import { type ReactElement, type ReactNode, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { assertNever } from "../../../src-shared/assert-never.ts";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { text } from "../../../src-shared/text/en.ts";
import { hubUnlockText as words } from "../../../src-shared/text/hub-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import type { Frame } from "./hub-frame.ts";
import { HubRegisterForm } from "./hub-register-form.tsx";
import { HubTrustForm } from "./hub-trust-form.tsx";
import { type UnlockHubState, type UnlockHubStore, unlockHubStore } from "./unlock-hub-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "name" | "place" | "options">;
  readonly onClose: () => void;
}

/** Leads from a locked Hub vault to an open one: trust, login, registration. */
export function UnlockHubDialog({ bridge, vault, onClose }: Props): ReactElement {
  const { id, options } = vault;
  const store = useMemo(
    () => unlockHubStore(bridge, id, options.readOnly),
    [bridge, id, options.readOnly],
  );
  const state = useStore(store);

  useEffect(() => {
    store.start();
  }, [store]);

  useEffect(() => {
    if (state.step === "open") onClose();
  }, [state.step, onClose]);

  const frame: Frame = {
    title: words.title(vault.name),
    place: vault.place,
    onCancel: () => {
      void store.stop();
      onClose();
    },
  };
  return stepOf(state, store, frame);
}

function stepOf(state: UnlockHubState, store: UnlockHubStore, frame: Frame): ReactElement {
  switch (state.step) {
    case "looking":
    case "open":
      return <Waiting key="wait" frame={frame} lead={words.looking} label={words.looking} />;
    case "opening":
      return (
        <Waiting key="wait" frame={frame} lead={words.waiting.lead} label={words.waiting.label} />
      );
    case "trust":
      return <HubTrustForm key="trust" frame={frame} look={state.look} store={store} />;
    case "register":
      return <HubRegisterForm key="register" frame={frame} state={state} store={store} />;
    case "failed":
      return <Failed key="failed" frame={frame} failure={state.failure} store={store} />;
    default:
      return assertNever(state);
  }
}

interface WaitingProps {
  readonly frame: Frame;
  readonly lead: string;
  readonly label: string;
}

function Waiting({ frame, lead, label }: WaitingProps): ReactElement {
  const { title, place, onCancel } = frame;
  return (
    <Dialog title={title} onSubmit={onCancel} onCancel={onCancel}>
      <p className="dialog-sub">{place}</p>
      <p className="dialog-body" role="status">
        {lead}
      </p>
      <ProgressBar label={label} />
      <DialogButtons>
        <Button type="submit">{text.cancel}</Button>
      </DialogButtons>
    </Dialog>
  );
}

interface FailedProps {
  readonly frame: Frame;
  readonly failure: Failure;
  readonly store: UnlockHubStore;
}

function Failed({ frame, failure, store }: FailedProps): ReactElement {
  const { title, place, onCancel } = frame;
  return (
    <Dialog title={title} onSubmit={store.again} onCancel={onCancel}>
      <p className="dialog-sub">{place}</p>
      <FailureAlert failure={failure} />
      <DialogButtons>
        {stepButton(failure, store)}
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button look="primary" type="submit">
          {words.again}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

/** What else helps, for the reasons that something else does. */
function stepButton(failure: Failure, store: UnlockHubStore): ReactNode {
  if (failure.kind !== "hub-refused") return null;
  switch (failure.reason) {
    case "no-access":
    case "not-found":
    case "archived":
    case "licence":
      return <Button onClick={store.openHub}>{words.openHub}</Button>;
    case "no-account-key":
      return <Button onClick={store.openProfile}>{words.openProfile}</Button>;
    case "device-key-lost":
      return <Button onClick={() => void store.newDeviceKey()}>{words.newDeviceKey}</Button>;
    default:
      return null;
  }
}
