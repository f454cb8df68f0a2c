import type { ReactElement } from "react";
import { useStore } from "zustand";
import { text } from "../../src-shared/text/en.ts";
import { eventsText } from "../../src-shared/text/event-text.ts";
import type { AppStores } from "../app-stores.ts";
import { unread } from "../events/event-store.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly stores: AppStores;
  readonly isChoosing: boolean;
}

/** Below the list: another vault, and what the vaults have told. */
export function SidebarButtons({ stores, isChoosing }: Props): ReactElement {
  const { adding, events, view, startNewVault } = stores;
  const news = unread(useStore(events));
  return (
    <div className="sidebar-buttons">
      <Button onClick={startNewVault}>
        <Icon name="add" />
        {text.list.new}
      </Button>
      <Button disabled={isChoosing} onClick={() => void adding.choose()}>
        {isChoosing ? text.list.adding : text.list.add}
      </Button>
      <Button
        className={`button button-icon ${news > 0 ? "unread" : ""}`}
        aria-label={eventsText.open(news)}
        title={eventsText.open(news)}
        onClick={view.showEvents}
      >
        <Icon name="bell" size={20} />
      </Button>
    </div>
  );
}
