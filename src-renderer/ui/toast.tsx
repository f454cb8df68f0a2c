import { type ReactElement, useEffect } from "react";

/** How long it stays, milliseconds: time to read a short sentence twice. */
const staysForMs = 6_000;

interface Props {
  /** Empty for none. */
  readonly sentence: string;
  readonly onGone: () => void;
}

/** Says something that needs no answer. */
export function Toast({ sentence, onGone }: Props): ReactElement {
  useEffect(() => {
    if (sentence === "") return undefined;
    const timer = setTimeout(onGone, staysForMs);
    return () => {
      clearTimeout(timer);
    };
  }, [sentence, onGone]);

  return (
    <div className="toast-place" role="status">
      {sentence && <p className="toast">{sentence}</p>}
    </div>
  );
}
