import type { ReactElement } from "react";
import type { Share } from "../../src-shared/model/vault-summary.ts";
import { driveText } from "../../src-shared/text/drive-text.ts";
import { text } from "../../src-shared/text/en.ts";
import type { Platform } from "../vault-list/vault-list-store.ts";
import type { VaultActions } from "../vault-page/vault-actions.ts";
import { ShareValues } from "./share-values.tsx";

export interface ByHandProps {
  readonly share: Share;
  readonly platform: Platform;
  readonly copy: VaultActions["copy"];
}

/** The address with its login, and how to make it a folder among folders on this system. */
export function ByHand({
  share,
  platform,
  copy,
  isWanted,
}: ByHandProps & { readonly isWanted: boolean }): ReactElement {
  return (
    <details className="by-hand" open={isWanted}>
      <summary>{driveText.byHand}</summary>
      <ShareValues share={share} copy={copy} />
      <ol className="steps" aria-label={text.connect[platform].heading}>
        {text.connect[platform].steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}
