import { type ReactElement, useState } from "react";
import { TextField } from "./text-field.tsx";

interface Props {
  readonly label: string;
  readonly hint: string;
  /** What is in force. */
  readonly value: string;
  readonly maxLength?: number;
  /** The id of a `datalist` with suggestions. */
  readonly list?: string;
  /** What is wrong with what is typed; `null` if it can be taken. */
  readonly problemOf: (typed: string) => string | null;
  /** Takes what was typed, once the user is done with it. */
  readonly onCommit: (typed: string) => void;
}

/** A line of text that is taken when the user leaves it or presses Enter. */
export function CommittedField(props: Props): ReactElement {
  const { value, problemOf, onCommit, ...field } = props;
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // Changed from elsewhere: what is in force is shown, not what was typed here.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }

  function commit(): void {
    if (typed !== value && problemOf(typed) === null) onCommit(typed);
  }

  return (
    <TextField
      {...field}
      value={typed}
      problem={problemOf(typed)}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}
