import { type ReactElement, type RefObject, useId } from "react";
import { recoverVaultText as words } from "../../src-shared/text/keys-text.ts";
import { wordCompletionText as text } from "../../src-shared/text/word-completion-text.ts";
import { type Offer, useCompletions } from "./use-completions.ts";

interface Props {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  readonly isHidden: boolean;
  readonly isBusy: boolean;
  readonly isRefused: boolean;
  /** Told after every change; what is typed stays in the element, to be read when it is needed. */
  readonly onInput: () => void;
}

/** A field for the words of a recovery key, which offers words while one is typed. */
export function WordsField({ ref, isHidden, isBusy, isRefused, onInput }: Props): ReactElement {
  const id = useId();
  const hintId = useId();
  const listId = useId();
  const { offer, look, close, take, onKeyDown } = useCompletions(ref, onInput);
  return (
    <div className="field" hidden={isHidden}>
      <label htmlFor={id}>{words.words}</label>
      <textarea
        ref={ref}
        id={id}
        className="words-box"
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        readOnly={isBusy}
        aria-invalid={isRefused}
        aria-describedby={offer ? undefined : hintId}
        // A text of several lines may not be a combobox; these say the same of it.
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={offer ? listId : undefined}
        aria-activedescendant={offer ? `${listId}-${offer.chosen}` : undefined}
        onInput={() => {
          look();
          onInput();
        }}
        onKeyDown={onKeyDown}
        onPointerUp={close}
        onBlur={close}
      />
      <p className="offer-count" role="status">
        {offer && text.found(offer.words.length, offer.words[0] ?? "")}
      </p>
      {offer ? (
        <OfferedWords id={listId} offer={offer} onTake={take} />
      ) : (
        <p id={hintId} className="field-hint">
          {words.wordsHint}
        </p>
      )}
    </div>
  );
}

interface OfferedProps {
  readonly id: string;
  readonly offer: Offer;
  readonly onTake: (word: string) => void;
}

/** In the place of the hint, so that nothing moves. */
function OfferedWords({ id, offer, onTake }: OfferedProps): ReactElement {
  return (
    <div id={id} role="listbox" aria-label={text.list} className="offered-words">
      {offer.words.map((word, place) => (
        <div
          key={word}
          id={`${id}-${place}`}
          role="option"
          aria-label={word}
          aria-selected={place === offer.chosen}
          tabIndex={-1}
          onMouseDown={(event) => {
            // The field keeps the focus.
            event.preventDefault();
            onTake(word);
          }}
        >
          {word}
          {place === offer.chosen && <kbd>{text.key}</kbd>}
        </div>
      ))}
    </div>
  );
}
