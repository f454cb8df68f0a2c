import { type ReactElement, useCallback, useState } from "react";
import { useStore } from "zustand";
import { text } from "../../src-shared/text/en.ts";
import type { AppStores } from "../app-stores.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";

const orders = ["own", "name", "state"] as const;

/** How the list is shown, and the rarer way to add to it. */
export function ListMenu({ stores }: { readonly stores: AppStores }): ReactElement {
  const { adding, settings } = stores;
  const { listOrder, compactList } = useStore(settings).settings;
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const close = useCallback(() => {
    setAt(null);
  }, []);

  const sorting = orders.map((order): MenuItem => {
    return {
      label: text.listMenu.order[order],
      role: "menuitemradio",
      isChecked: listOrder === order,
      onChoose: () => void settings.change({ listOrder: order }),
    };
  });
  const compact: MenuItem = {
    label: text.listMenu.compact,
    role: "menuitemcheckbox",
    isChecked: compactList,
    onChoose: () => void settings.change({ compactList: !compactList }),
  };
  const addByFile: MenuItem = {
    label: text.listMenu.addByFile,
    onChoose: () => void adding.choose("file"),
  };

  return (
    <>
      <Button
        look="icon"
        aria-label={text.listMenu.label}
        title={text.listMenu.label}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ x: left, y: bottom + 4 });
        }}
      >
        <Icon name="more" size={20} />
      </Button>
      {at && (
        <Menu
          label={text.listMenu.label}
          at={at}
          groups={[sorting, [compact], [addByFile]]}
          onClose={close}
        />
      )}
    </>
  );
}
