import { type ReactElement, useEffect } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { ListedEvent } from "../../src-shared/model/event-list.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { eventText, eventsText as text } from "../../src-shared/text/event-text.ts";
import { spoken } from "../../src-shared/text/worded.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { type EventStore, unread } from "./event-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly events: EventStore;
  readonly vaults: readonly VaultSummary[];
}

/** What the vaults had to tell, the newest first. */
export function EventsPage({ bridge, events, vaults }: Props): ReactElement {
  const state = useStore(events);

  // Whoever looks at the list has seen what comes meanwhile.
  useEffect(() => {
    if (unread(state) > 0) events.markRead();
  }, [events, state]);

  return (
    <main className="page" aria-label={text.heading}>
      <header className="plain-header">
        <div>
          <h1>{text.heading}</h1>
          <p>{text.about}</p>
        </div>
        {state.events.length > 0 && (
          <Button onClick={() => void bridge.ask("events.clear", {})}>{text.clear}</Button>
        )}
      </header>
      {state.events.length === 0 ? (
        <section className="card events-none">
          <Icon name="check" size={28} />
          <h2>{text.none}</h2>
          <p>{text.noneBody}</p>
        </section>
      ) : (
        <ul className="events">
          {state.events.map((listed) => (
            <EventRow
              key={listed.id}
              bridge={bridge}
              listed={listed}
              vaultName={vaults.find(({ id }) => id === listed.vaultId)?.name ?? ""}
            />
          ))}
        </ul>
      )}
    </main>
  );
}

interface RowProps {
  readonly bridge: Bridge;
  readonly listed: ListedEvent;
  readonly vaultName: string;
}

function EventRow({ bridge, listed, vaultName }: RowProps): ReactElement {
  const { id, event, count, lastMs } = listed;
  const path = "path" in event ? event.path : null;
  const isOfFile = "ciphertextPath" in event;
  return (
    <li className={`event event-${event.kind}`}>
      <Icon name={event.kind === "folder-back" ? "check" : "alert"} size={20} />
      <div className="event-words">
        <p className="event-what">{eventText(event)}</p>
        {isOfFile && <p className="finding-place">{path ?? text.hidden}</p>}
        <p className="event-when">
          {[vaultName, whenOf(lastMs), ...(count > 1 ? [text.times(count)] : [])].join(" · ")}
        </p>
        <div className="event-buttons">
          <Button look="quiet" onClick={() => void bridge.ask("event.show-file", { id })}>
            {isOfFile ? text.showFile : text.showFolder}
          </Button>
          {path !== null && (
            <Button look="quiet" onClick={() => void bridge.ask("event.copy-path", { id })}>
              {text.copyPath}
            </Button>
          )}
        </div>
      </div>
      <Button
        look="icon"
        aria-label={text.dismiss}
        title={text.dismiss}
        onClick={() => void bridge.ask("event.dismiss", { id })}
      >
        <Icon name="close" size={18} />
      </Button>
    </li>
  );
}

/** In the way of the user's own country, e.g. `20 Nov, 14:02`. */
function whenOf(ms: number): string {
  const style = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(spoken().locale, style).format(ms);
}
