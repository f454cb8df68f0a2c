import type { ReactElement } from "react";
import { useStore } from "zustand";
import { eventsText } from "../../src-shared/text/event-text.ts";
import type { AppStores } from "../app-stores.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { unread } from "./event-store.ts";

/** The way to the events, which says if there are new ones. */
export function EventBell({ stores }: { readonly stores: AppStores }): ReactElement {
  const { events, view } = stores;
  const news = unread(useStore(events));
  return (
    <Button
      className={news > 0 ? "button button-icon unread" : "button button-icon"}
      aria-label={eventsText.open(news)}
      title={eventsText.open(news)}
      onClick={view.showEvents}
    >
      <Icon name="bell" size={20} />
    </Button>
  );
}
