/**
 * What the vaults had to tell, until the app ends.
 *
 * The same event is listed once and counted. Cleartext names go when their
 * vault is locked; what happened, and to which file on the disk, stays.
 */

import { randomUUID } from "node:crypto";
import { EventId, type EventList, type ListedEvent } from "../../src-shared/model/event-list.ts";
import type { VaultEvent } from "../../src-shared/model/vault-event.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** Events that are kept; the oldest make room. */
const MOST_EVENTS = 500;

export interface EventBook {
  readonly events: EventList;
  add(vaultId: VaultId, event: VaultEvent): void;
  /** @throws RangeError if there is no such event */
  find(id: EventId): ListedEvent;
  dismiss(id: EventId): void;
  clear(): void;
  /** Takes the names out of the events of vaults that are shut: nobody may read them any more. */
  forgetNames(isShut: (vaultId: VaultId) => boolean): void;
  /** Its vault is no longer in the list. */
  forget(vaultId: VaultId): void;
}

/**
 * @param now - milliseconds since 1970
 * @param changed - called after every change
 */
export function eventBook(now: () => number, changed: () => void): EventBook {
  let events: EventList = [];

  function become(next: EventList): void {
    events = next;
    changed();
  }

  return {
    get events() {
      return events;
    },

    add(vaultId, event) {
      const key = JSON.stringify(event);
      const isSame = (listed: ListedEvent): boolean =>
        listed.vaultId === vaultId && JSON.stringify(listed.event) === key;
      const known = events.find(isSame);
      const id = known?.id ?? EventId.parse(randomUUID());
      const count = (known?.count ?? 0) + 1;
      const others = events.filter((listed) => listed !== known);
      become([{ id, vaultId, event, count, lastMs: now() }, ...others].slice(0, MOST_EVENTS));
    },

    find(id) {
      const found = events.find((listed) => listed.id === id);
      if (!found) throw new RangeError("no event has this id");
      return found;
    },

    dismiss(id) {
      become(events.filter((listed) => listed.id !== id));
    },

    clear() {
      become([]);
    },

    forgetNames(isShut) {
      const mustForget = (listed: ListedEvent): boolean =>
        hasNames(listed.event) && isShut(listed.vaultId);
      if (!events.some(mustForget)) return;
      become(
        events.map((listed) =>
          mustForget(listed) ? { ...listed, event: withoutNames(listed.event) } : listed,
        ),
      );
    },

    forget(vaultId) {
      if (!events.some((listed) => listed.vaultId === vaultId)) return;
      become(events.filter((listed) => listed.vaultId !== vaultId));
    },
  };
}

function hasNames(event: VaultEvent): boolean {
  return "path" in event && event.path !== null;
}

function withoutNames(event: VaultEvent): VaultEvent {
  if (!("path" in event)) return event;
  return event.kind === "conflict-resolved"
    ? { ...event, path: null, resolvedPath: "" }
    : { ...event, path: null };
}
