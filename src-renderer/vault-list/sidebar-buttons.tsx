import type { ReactElement } from "react";
import { text } from "../../src-shared/text/en.ts";
import type { AppStores } from "../app-stores.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly stores: AppStores;
  readonly isChoosing: boolean;
}

/** Below the list: the ways to another vault, and to the preferences. */
export function SidebarButtons({ stores, isChoosing }: Props): ReactElement {
  const { adding, view, startNewVault } = stores;
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
        look="icon"
        aria-label={text.list.preferences}
        title={text.list.preferences}
        onClick={view.showPreferences}
      >
        <Icon name="gear" size={20} />
      </Button>
    </div>
  );
}
