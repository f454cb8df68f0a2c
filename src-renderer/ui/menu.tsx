import { type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { Icon } from "./icon.tsx";

export interface MenuItem {
  readonly label: string;
  /** What the keyboard has for it, e.g. `F2`. */
  readonly keys?: string;
  /** One of several that exclude each other, or something that is on or off. */
  readonly role?: "menuitemradio" | "menuitemcheckbox";
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
}

interface Props {
  readonly label: string;
  /** Where in the window, pixels. */
  readonly at: { readonly x: number; readonly y: number };
  /** Groups of items, with a line between them. */
  readonly groups: readonly (readonly MenuItem[])[];
  readonly onClose: () => void;
}

/** A menu that floats over the page until something is chosen or done elsewhere. */
export function Menu({ label, at, groups, onClose }: Props): ReactElement {
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);

  useLayoutEffect(() => {
    opener.current = document.activeElement;
    const shown = menu.current;
    if (!shown) return;
    keepInWindow(shown, at);
    itemsOf(shown)[0]?.focus();
    return () => {
      // Back to where it was opened, unless the choice has taken the focus elsewhere.
      const isHere =
        shown.contains(document.activeElement) || document.activeElement === document.body;
      if (isHere && opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, [at]);

  useEffect(() => {
    function onPointerDown(event: PointerEvent): void {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose();
    }
    document.addEventListener("pointerdown", onPointerDown);
    window.addEventListener("blur", onClose);
    return () => {
      document.removeEventListener("pointerdown", onPointerDown);
      window.removeEventListener("blur", onClose);
    };
  }, [onClose]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" || event.key === "Tab") onClose();
    else if (!moveFocus(menu.current, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div ref={menu} className="menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
      {groups
        .filter((items) => items.length > 0)
        .map((items, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no other name, and never change places
          <fieldset key={index} className="menu-group">
            {items.map((item) => (
              <Item key={item.label} item={item} onClose={onClose} />
            ))}
          </fieldset>
        ))}
    </div>
  );
}

function Item({ item, onClose }: { readonly item: MenuItem; readonly onClose: () => void }) {
  const { label, keys, role = "menuitem", isChecked = false, isDisabled, onChoose } = item;
  return (
    <button
      type="button"
      role={role}
      className="menu-item"
      tabIndex={-1}
      {...(role === "menuitem" ? {} : { "aria-checked": isChecked })}
      disabled={isDisabled}
      onClick={() => {
        onClose();
        onChoose();
      }}
    >
      <span className="menu-check">{isChecked && <Icon name="check" />}</span>
      <span>{label}</span>
      {keys !== undefined && <small aria-hidden="true">{keys}</small>}
    </button>
  );
}

function itemsOf(menu: Element): readonly HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(".menu-item:enabled")];
}

/** @returns whether the key means anything in a menu */
function moveFocus(menu: Element | null, key: string): boolean {
  const items = menu ? itemsOf(menu) : [];
  const { activeElement } = document;
  const place = activeElement instanceof HTMLElement ? items.indexOf(activeElement) : -1;
  const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: -1 }[key];
  if (next === undefined) return false;
  items.at(next % items.length)?.focus();
  return true;
}

/** As near to the place as the window has room. */
function keepInWindow(menu: HTMLElement, { x, y }: Props["at"]): void {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(4, Math.min(x, window.innerWidth - width - 4));
  const top = Math.max(4, Math.min(y, window.innerHeight - height - 4));
  menu.style.setProperty("left", `${left}px`);
  menu.style.setProperty("top", `${top}px`);
}
