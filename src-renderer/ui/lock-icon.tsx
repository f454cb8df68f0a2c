import type { ReactElement } from "react";

interface Props {
  readonly isOpen: boolean;
  /** Pixels. */
  readonly size: number;
}

/** A padlock whose shackle moves when the vault opens or shuts (see `badge.css`). */
export function LockIcon({ isOpen, size }: Props): ReactElement {
  return (
    <svg
      className={isOpen ? "icon lock-icon lock-icon-open" : "icon lock-icon"}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <rect x="4" y="11" width="16" height="9.5" rx="2.5" />
      <path className="lock-icon-shackle" d="M8 11V8a4 4 0 0 1 8 0v3" />
    </svg>
  );
}
