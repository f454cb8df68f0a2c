import type { wordCompletionText as english } from "../word-completion-text.ts";

export const wordCompletionText: typeof english = {
  list: "Wörter, die so beginnen",
  key: "Tab",
  found: (count, first) =>
    count === 1
      ? `Ein Wort beginnt so: ${first}. Tab übernimmt es.`
      : `${count} Wörter beginnen so, zuerst: ${first}. Die Pfeiltasten wählen, Tab übernimmt eines.`,
};
