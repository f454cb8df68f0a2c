import { type ReactElement, type Ref, useEffect, useState } from "react";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { driveText } from "../../../src-shared/text/drive-text.ts";
import { text } from "../../../src-shared/text/en.ts";
import type { UnlockVaultStore } from "./unlock-vault-store.ts";

interface Props {
  readonly vault: Pick<VaultSummary, "options" | "isPasswordSaved">;
  readonly store: UnlockVaultStore;
  readonly isBusy: boolean;
  readonly remember: Ref<HTMLInputElement>;
  readonly readOnly: Ref<HTMLInputElement>;
}

/** What else is decided when a vault is unlocked. */
export function UnlockChoices(props: Props): ReactElement {
  const { vault, store, isBusy, remember, readOnly } = props;
  const canBeSaved = useAnswer(store.canBeSaved) && vault.options.passwordProgram === null;
  return (
    <div>
      {canBeSaved && (
        <label className="check">
          <input
            ref={remember}
            type="checkbox"
            disabled={isBusy}
            defaultChecked={vault.isPasswordSaved}
          />
          {text.unlockDialog.remember}
        </label>
      )}
      <label className="check">
        <input
          ref={readOnly}
          type="checkbox"
          disabled={isBusy}
          defaultChecked={vault.options.readOnly}
        />
        {text.unlockDialog.readOnly}
      </label>
      <OpenDriveChoice vault={vault} store={store} isBusy={isBusy} />
    </div>
  );
}

/** Asked for where the options of the vault say so, and a drive can be had. */
function OpenDriveChoice({
  vault: { options },
  store,
  isBusy,
}: Omit<Props, "remember" | "readOnly">): ReactElement | null {
  const canOpen = useAnswer(store.canOpenDrive);
  const isAsked = canOpen && options.mount && options.afterUnlock === "ask";
  const [isWanted, setIsWanted] = useState(true);

  useEffect(() => {
    store.openDriveAfterwards(isAsked && isWanted);
  }, [store, isAsked, isWanted]);

  if (!isAsked) return null;
  return (
    <label className="check">
      <input
        type="checkbox"
        disabled={isBusy}
        checked={isWanted}
        onChange={(event) => {
          setIsWanted(event.target.checked);
        }}
      />
      {driveText.openAfterwards}
    </label>
  );
}

/** @returns false until the answer is there */
function useAnswer(ask: () => Promise<boolean>): boolean {
  const [answer, setAnswer] = useState(false);
  useEffect(() => {
    let isShown = true;
    void ask().then((isSo) => {
      if (isShown) setAnswer(isSo);
    });
    return () => {
      isShown = false;
    };
  }, [ask]);
  return answer;
}
