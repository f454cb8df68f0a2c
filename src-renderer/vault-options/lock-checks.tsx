import type { ReactElement } from "react";
import type { SomeVaultOptions } from "../../src-shared/model/vault-options.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { lockText } from "../../src-shared/text/lock-text.ts";
import { CheckField } from "../ui/check-field.tsx";

interface Props {
  readonly vault: VaultSummary;
  readonly onChange: (some: SomeVaultOptions) => void;
}

/** What else makes the vault lock itself. */
export function LockChecks({ vault, onChange }: Props): ReactElement {
  const { options } = vault;
  const withKey = locksWithKey(vault);
  return (
    <>
      {withKey !== null && (
        <CheckField
          label={lockText.whenKeyGone}
          isChecked={withKey}
          onChange={(lockWhenKeyGone) => {
            onChange({ lockWhenKeyGone });
          }}
        />
      )}
      <CheckField
        label={lockText.onSleep}
        isChecked={options.lockOnSleep}
        onChange={(lockOnSleep) => {
          onChange({ lockOnSleep });
        }}
      />
      <CheckField
        label={lockText.withScreen}
        isChecked={options.lockWithScreen}
        onChange={(lockWithScreen) => {
          onChange({ lockWithScreen });
        }}
      />
    </>
  );
}

/** Whether it locks when its key file goes; `null` where that cannot be, as the file lies in the vault folder. */
function locksWithKey({ options, safety: { key } }: VaultSummary): boolean | null {
  if (key?.kind !== "here" && key?.kind !== "away") return null;
  // What is not there now has been taken away before.
  return options.lockWhenKeyGone ?? (key.kind === "away" || key.isRemovable);
}
