import type { ReactElement } from "react";
import { text } from "../../src-shared/text/en.ts";
import type { AppStores } from "../app-stores.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly stores: AppStores;
  readonly isChoosing: boolean;
}

/** Below the list: the ways to another vault. */
export function SidebarButtons({ stores, isChoosing }: Props): ReactElement {
  const { adding, startNewVault } = stores;
  return (
    <div className="sidebar-buttons">
      <Button onClick={startNewVault}>
        <Icon name="add" />
        {text.list.new}
      </Button>
      <Button disabled={isChoosing} onClick={() => void adding.choose()}>
        {isChoosing ? text.list.adding : text.list.add}
      </Button>
    </div>
  );
}
