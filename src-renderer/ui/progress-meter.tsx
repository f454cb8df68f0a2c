import type { ReactElement } from "react";

interface Props {
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
}

/** How far something is whose end is known. */
export function ProgressMeter({ label, share }: Props): ReactElement {
  return <progress className="meter" aria-label={label} max={1} value={share} />;
}
