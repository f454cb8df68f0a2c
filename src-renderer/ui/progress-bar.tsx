import type { ReactElement } from "react";

/** Something runs whose end is not known. It comes into sight only if that takes a while. */
export function ProgressBar({ label }: { readonly label: string }): ReactElement {
  return <div className="progress" role="progressbar" aria-label={label} />;
}
