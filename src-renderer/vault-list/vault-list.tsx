import {
  Fragment,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactElement,
  useEffect,
  useRef,
} from "react";
import type { VaultId, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { thisVaultText } from "../../src-shared/text/this-vault-text.ts";
import { Icon } from "../ui/icon.tsx";
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
  /** F2. */
  readonly onRename: (vault: VaultSummary) => void;
  /** Dragged, or Alt with an arrow; absent while only some of the vaults are shown. */
  readonly onMove: ((id: VaultId, before: VaultId | null) => void) | undefined;
  /** The right button of the mouse, or the menu key. */
  readonly onMenu: (vault: VaultSummary, at: { readonly x: number; readonly y: number }) => void;
  readonly isCompact: boolean;
}

/** The vaults: one stop for Tab, arrows inside, and the choice follows the focus. */
export function VaultList(props: Props): ReactElement {
  const { vaults, selectedId, isCompact } = props;
  const list = useRef<HTMLUListElement>(null);

  const isSelectedHere = vaults.some(({ id }) => id === selectedId);
  const stop = isSelectedHere ? selectedId : vaults[0]?.id;

  // The focus follows the choice while it is in the list, and never enters it by itself.
  useEffect(() => {
    if (!list.current?.contains(document.activeElement)) return;
    const row = selectedId && list.current.querySelector<HTMLElement>("[aria-current='true']");
    if (row) row.focus();
  }, [selectedId]);

  function onKeyDown(event: KeyboardEvent): void {
    const place = vaults.findIndex(({ id }) => id === selectedId);
    if (event.altKey ? moveByKey(event.key, place, props) : pressKey(event, place, props)) {
      event.preventDefault();
    }
  }

  return (
    <ul ref={list} className={isCompact ? "vault-list vault-list-compact" : "vault-list"}>
      {vaults.map((vault, place) => {
        const { group } = vault.options;
        const isFirst = group !== null && vaults[place - 1]?.options.group !== group;
        return (
          <Fragment key={vault.id}>
            {isFirst && <li className="vault-group">{group}</li>}
            <li {...dragging(vault, props)}>
              <VaultRow
                vault={vault}
                isStop={vault.id === stop}
                isSelected={vault.id === selectedId}
                onKeyDown={onKeyDown}
                list={props}
              />
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}

interface RowProps {
  readonly vault: VaultSummary;
  /** Where Tab stops. */
  readonly isStop: boolean;
  readonly isSelected: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly list: Props;
}

function VaultRow({ vault, isStop, isSelected, onKeyDown, list }: RowProps): ReactElement {
  const { onSelect, onOpen, onMove, onMenu } = list;
  return (
    <button
      type="button"
      className="vault-row"
      aria-current={isSelected}
      tabIndex={isStop ? 0 : -1}
      draggable={onMove !== undefined}
      onKeyDown={onKeyDown}
      onClick={() => {
        onSelect(vault.id);
      }}
      onDoubleClick={() => {
        onOpen(vault);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        onSelect(vault.id);
        event.currentTarget.focus();
        onMenu(vault, { x: event.clientX, y: event.clientY });
      }}
    >
      <VaultBadge state={vault.state} />
      <span className="vault-row-text">
        <b>{vault.name}</b>
        <small>{rowHint(vault)}</small>
        <span className="spoken">{spokenState(vault.state)}</span>
      </span>
      {isUnproved(vault) && (
        <span className="vault-row-mark" title={thisVaultText.unproved}>
          <Icon name="key" size={14} />
          <span className="spoken">{thisVaultText.unproved}</span>
        </span>
      )}
    </button>
  );
}

/** Whoever loses the password of such a vault, or its key file, has lost the vault. */
function isUnproved({ safety }: VaultSummary): boolean {
  return safety.key !== null && safety.key.kind !== "hub" && safety.recoveryKeyProvedMs === null;
}

/** @returns whether the key means anything */
function pressKey(event: KeyboardEvent, place: number, props: Props): boolean {
  const { vaults, onSelect, onOpen, onRemove, onRename } = props;
  const selected = vaults[place];
  const next = vaults[nextPlace(event.key, place, vaults.length)];
  if (next) onSelect(next.id);
  else if (event.key === "Enter" && selected) onOpen(selected);
  else if (event.key === "F2" && selected) onRename(selected);
  else if (isDelete(event) && selected) onRemove(selected);
  else return false;
  return true;
}

/** One place up or down. @returns whether the key means anything */
function moveByKey(key: string, place: number, { vaults, onMove }: Props): boolean {
  const selected = vaults[place];
  const isMove = key === "ArrowUp" || key === "ArrowDown";
  if (!isMove || !selected || !onMove) return false;
  // Within its group: before the vault above, or before the one after the next.
  const mates = vaults.filter(({ options }) => options.group === selected.options.group);
  const mine = mates.indexOf(selected);
  const before = key === "ArrowUp" ? Math.max(0, mine - 1) : mine + 2;
  onMove(selected.id, mates[before]?.id ?? null);
  return true;
}

/** What a dragged vault is called while it is dragged. */
const dragType = "application/x-latchkey-vault";

/** A row takes the vault that is dropped on it: it goes where the row is, which makes room. */
function dragging({ id }: VaultSummary, { vaults, onMove }: Props): HTMLAttributes<HTMLLIElement> {
  if (!onMove) return {};
  return {
    onDragStart: (event) => {
      event.dataTransfer.setData(dragType, id);
      event.dataTransfer.effectAllowed = "move";
    },
    onDragOver: (event) => {
      if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
    },
    onDrop: (event) => {
      const from = vaults.findIndex((vault) => vault.id === event.dataTransfer.getData(dragType));
      const to = vaults.findIndex((vault) => vault.id === id);
      const dragged = vaults[from];
      const isMate = dragged?.options.group === vaults[to]?.options.group;
      if (!dragged || from === to || !isMate) return;
      event.preventDefault();
      onMove(dragged.id, vaults[from < to ? to + 1 : to]?.id ?? null);
    },
  };
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
