import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { type Completion, completeWord } from "./complete-word.ts";
import { recoveryWords } from "./recovery-words.ts";

/** What is offered, and which of it Tab takes. */
export interface Offer extends Completion {
  readonly chosen: number;
}

interface Completions {
  /** `null`: nothing. */
  readonly offer: Offer | null;
  /** Looks anew at the word before the caret. */
  readonly look: () => void;
  readonly close: () => void;
  readonly take: (word: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Offers words while a recovery key is typed.
 *
 * Up and Down choose, Tab or Enter takes, Escape closes the list and nothing else; without a list
 * these keys do what they always do.
 *
 * @param field - what is typed stays in it
 * @param onTaken - is told after a word was put into it
 */
export function useCompletions(
  field: RefObject<HTMLTextAreaElement | null>,
  onTaken: () => void,
): Completions {
  const list = useRecoveryWords();
  const [offer, setOffer] = useState<Offer | null>(null);

  const close = (): void => {
    setOffer(null);
  };

  function look(): void {
    const { value = "", selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    const found =
      selectionStart === selectionEnd ? completeWord(value, selectionStart, list) : null;
    setOffer(found && { ...found, chosen: 0 });
  }

  function take(word: string): void {
    if (!field.current || !offer) return;
    const isApart = /^\s/.test(field.current.value.slice(offer.end));
    field.current.setRangeText(isApart ? word : `${word} `, offer.start, offer.end, "end");
    close();
    onTaken();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!offer || event.nativeEvent.isComposing) return;
    const act = actionOf(event);
    if (act === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === "close") close();
    else if (act === "take") take(offer.words[offer.chosen] ?? "");
    else
      setOffer({
        ...offer,
        chosen: (offer.chosen + act + offer.words.length) % offer.words.length,
      });
  }

  return { offer, look, close, take, onKeyDown };
}

function actionOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  if (shiftKey || ctrlKey || altKey || metaKey) return null;
  switch (key) {
    case "ArrowDown":
      return 1;
    case "ArrowUp":
      return -1;
    case "Tab":
    case "Enter":
      return "take";
    case "Escape":
      return "close";
    default:
      return null;
  }
}

/** @returns none until they are loaded */
function useRecoveryWords(): readonly string[] {
  const [words, setWords] = useState<readonly string[]>([]);
  useEffect(() => {
    let isShown = true;
    void recoveryWords().then((loaded) => {
      if (isShown) setWords(loaded);
    });
    return () => {
      isShown = false;
    };
  }, []);
  return words;
}
