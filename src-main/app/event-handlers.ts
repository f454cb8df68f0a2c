import { join } from "node:path";
import type { EventId } from "../../src-shared/model/event-list.ts";
import type { AppState } from "./app-state.ts";
import type { Handlers } from "./handlers.ts";
import type { Outside } from "./outside.ts";

export type EventChannel =
  | "events.list"
  | "events.clear"
  | "event.dismiss"
  | "event.show-file"
  | "event.copy-path";

/** What the window does with what vaults have told. */
export function eventHandlers(
  outside: Pick<Outside, "showInFolder" | "copyText">,
  { events, list }: AppState,
): Pick<Handlers, EventChannel> {
  /** The encrypted file on this computer; the vault folder where the event is about no file. */
  function hostPathOf(id: EventId): string {
    const { vaultId, event } = events.find(id);
    const { path } = list.find(vaultId);
    return "ciphertextPath" in event ? join(path, event.ciphertextPath) : path;
  }

  return {
    "events.list": () => Promise.resolve(events.events),
    "events.clear": () => {
      events.clear();
      return Promise.resolve(null);
    },
    "event.dismiss": ({ id }) => {
      events.dismiss(id);
      return Promise.resolve(null);
    },
    "event.show-file": async ({ id }) => {
      await outside.showInFolder(hostPathOf(id));
      return null;
    },
    "event.copy-path": async ({ id }) => {
      const { event } = events.find(id);
      if ("path" in event && event.path !== null) await outside.copyText(event.path);
      return null;
    },
  };
}
