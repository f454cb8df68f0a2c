import type { KeyboardEvent, ReactElement, ReactNode } from "react";

interface Props<T extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly id: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (tab: T) => void;
}

/** The parts of a page, of which one is shown: one stop for Tab, arrows inside. */
export function Tabs<T extends string>({ label, tabs, chosen, onChoose }: Props<T>): ReactElement {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const place = tabs.findIndex(({ id }) => id === chosen);
    const next = step === undefined ? undefined : tabs.at((place + step) % tabs.length);
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    document.getElementById(tabId(next.id))?.focus();
  }

  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ id, label: words }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabId(id)}
          className="tab"
          aria-selected={id === chosen}
          aria-controls={id === chosen ? panelId(id) : undefined}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => {
            onChoose(id);
          }}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

interface PanelProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** The part that is shown. */
export function TabPanel({ id, children }: PanelProps): ReactElement {
  return (
    <div role="tabpanel" id={panelId(id)} className="tab-panel" aria-labelledby={tabId(id)}>
      {children}
    </div>
  );
}

const tabId = (id: string): string => `tab-${id}`;
const panelId = (id: string): string => `tab-panel-${id}`;
