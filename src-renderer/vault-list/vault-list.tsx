import { type KeyboardEvent, type ReactElement, useEffect, useRef } from "react";
import type { VaultId, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { rowHint, spokenState } from "./state-words.ts";
import { VaultBadge } from "./vault-badge.tsx";

interface Props {
  readonly vaults: readonly VaultSummary[];
  readonly selectedId: VaultId | null;
  readonly onSelect: (id: VaultId) => void;
  /** Enter or a double click: the thing one does with this vault most. */
  readonly onOpen: (vault: VaultSummary) => void;
  /** Delete. */
  readonly onRemove: (vault: VaultSummary) => void;
}

/** The vaults: one stop for Tab, arrows inside, and the choice follows the focus. */
export function VaultList({ vaults, selectedId, onSelect, onOpen, onRemove }: Props): ReactElement {
  const list = useRef<HTMLUListElement>(null);

  // The focus follows the choice while it is in the list, and never enters it by itself.
  useEffect(() => {
    if (!list.current?.contains(document.activeElement)) return;
    const row = selectedId && list.current.querySelector<HTMLElement>("[aria-current='true']");
    if (row) row.focus();
  }, [selectedId]);

  function onKeyDown(event: KeyboardEvent): void {
    const place = vaults.findIndex(({ id }) => id === selectedId);
    const selected = vaults[place];
    const next = vaults[nextPlace(event.key, place, vaults.length)];
    if (next) onSelect(next.id);
    else if (event.key === "Enter" && selected) onOpen(selected);
    else if (isDelete(event) && selected) onRemove(selected);
    else return;
    event.preventDefault();
  }

  return (
    <ul ref={list} className="vault-list">
      {vaults.map((vault) => (
        <li key={vault.id}>
          <button
            type="button"
            className="vault-row"
            aria-current={vault.id === selectedId}
            tabIndex={vault.id === selectedId ? 0 : -1}
            onKeyDown={onKeyDown}
            onClick={() => {
              onSelect(vault.id);
            }}
            onDoubleClick={() => {
              onOpen(vault);
            }}
          >
            <VaultBadge state={vault.state} />
            <span className="vault-row-text">
              <b>{vault.name}</b>
              <small>{rowHint(vault)}</small>
              <span className="spoken">{spokenState(vault.state)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function isDelete({ key, metaKey }: KeyboardEvent): boolean {
  return key === "Delete" || (key === "Backspace" && metaKey);
}

/** @returns −1 for a key that does not move */
function nextPlace(key: string, place: number, count: number): number {
  switch (key) {
    case "ArrowDown":
      return Math.min(place + 1, count - 1);
    case "ArrowUp":
      return Math.max(place - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}
