import type { KeyboardEvent, ReactElement, Ref } from "react";
import { text } from "../../src-shared/text/en.ts";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter or the arrow down: on to what was found. */
  readonly onLeave: () => void;
  readonly ref: Ref<HTMLInputElement>;
}

export function SearchField({ value, onChange, onLeave, ref }: Props): ReactElement {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") onChange("");
    else if (event.key === "Enter" || event.key === "ArrowDown") onLeave();
    else return;
    event.preventDefault();
  }

  return (
    <div className="search field-box">
      <Icon name="search" />
      <input
        ref={ref}
        type="search"
        aria-label={text.list.search}
        placeholder={text.list.searchHint}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}
