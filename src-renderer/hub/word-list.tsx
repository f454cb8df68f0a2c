import type { ReactElement } from "react";

interface Props {
  readonly label: string;
  readonly list: readonly string[];
}

/** Words to be read one by one, each with its number. */
export function WordList({ label, list }: Props): ReactElement {
  return (
    <ol className="recovery-words" aria-label={label}>
      {list.map((word, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none changes its place
        <li key={place}>{word}</li>
      ))}
    </ol>
  );
}
