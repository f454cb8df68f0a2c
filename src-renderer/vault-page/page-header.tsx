import type { ReactElement, ReactNode } from "react";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { VaultBadge } from "../vault-list/vault-badge.tsx";

interface Props {
  readonly vault: VaultSummary;
  /** Which state it is in, in words. */
  readonly state: string;
  readonly onRename?: () => void;
  /** What can be done; the one thing the user came for last. */
  readonly children?: ReactNode;
}

/** What it is, whether it is open, and what to do with it. */
export function PageHeader({ vault, state, onRename, children }: Props): ReactElement {
  return (
    <header className="page-header">
      <VaultBadge state={vault.state} size="page" />
      <div className="page-title">
        <div className="page-name">
          <h1>{vault.name}</h1>
          {onRename && (
            <Button
              look="icon"
              aria-label={text.page.rename}
              title={text.page.rename}
              onClick={onRename}
            >
              <Icon name="pencil" size={18} />
            </Button>
          )}
        </div>
        <p className="page-place">{vault.place}</p>
        <p className={`pill pill-${vault.state.kind}`} role="status">
          {state}
        </p>
      </div>
      <div className="page-actions">{children}</div>
    </header>
  );
}
