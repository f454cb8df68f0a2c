import { type ReactElement, useEffect, useRef, useState } from "react";
import { text } from "../../../src-shared/text/en.ts";
import { hubUnlockText } from "../../../src-shared/text/hub-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Frame } from "./hub-frame.ts";
import type { UnlockHubState, UnlockHubStore } from "./unlock-hub-store.ts";

const words = hubUnlockText.register;

interface Props {
  readonly frame: Frame;
  readonly state: Extract<UnlockHubState, { step: "register" }>;
  readonly store: Pick<UnlockHubStore, "register" | "openProfile">;
}

/** Asks for the account key, and how this computer is to be called. The key stays in its field. */
export function HubRegisterForm({ frame, state, store }: Props): ReactElement {
  const { look, isBusy, failure } = state;
  const key = useRef<HTMLInputElement>(null);
  const [isFilled, setIsFilled] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const [name, setName] = useState(look.deviceName);
  const isReady = !isBusy && isFilled && name.trim() !== "";

  useEffect(() => {
    if (failure) key.current?.select();
  }, [failure]);

  return (
    <Dialog
      title={frame.title}
      onCancel={frame.onCancel}
      onSubmit={() => {
        if (isReady) void store.register(look, key.current?.value ?? "", name.trim());
      }}
    >
      <p className="dialog-body">{words.lead(new URL(look.tuple.api).host)}</p>
      {failure && <FailureAlert failure={failure} />}
      <PasswordField
        ref={key}
        label={words.accountKey}
        isBusy={isBusy}
        isRefused={failure?.kind === "hub-refused" && failure.reason === "account-key-wrong"}
        isShown={isShown}
        onShow={setIsShown}
        onInput={() => {
          setIsFilled(key.current?.value.trim() !== "");
        }}
      />
      <TextField
        label={words.deviceName}
        hint={words.deviceNameHint}
        value={name}
        maxLength={200}
        readOnly={isBusy}
        onChange={setName}
      />
      {isBusy && <ProgressBar label={words.label} />}
      <DialogButtons>
        <Button look="quiet" onClick={store.openProfile}>
          {words.profile}
        </Button>
        <Button onClick={frame.onCancel}>{text.cancel}</Button>
        <Button look="primary" type="submit" disabled={!isReady}>
          {isBusy ? words.registering : words.submit}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
