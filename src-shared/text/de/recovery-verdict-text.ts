import { assertNever } from "../../assert-never.ts";
import { printable } from "../printable.ts";
import type { recoveryVerdictText as english } from "../recovery-verdict-text.ts";

export const recoveryVerdictText: typeof english = (verdict) => {
  switch (verdict.kind) {
    case "belongs":
      return "Diese Wörter sind der Wiederherstellungsschlüssel dieses Tresors.";
    case "another-vault":
      return "Diese Wörter sind ein Wiederherstellungsschlüssel, aber der eines anderen Tresors.";
    case "unknown-words":
      return verdict.words
        .map(({ place, typed, near }) => unknownWord(place, printable(typed), near))
        .join("\n");
    case "wrong-count":
      return `Ein Wiederherstellungsschlüssel hat 44 Wörter; das sind ${verdict.count}.`;
    case "wrong-checksum":
      return verdict.swapped === null
        ? "Alle diese Wörter kommen in Wiederherstellungsschlüsseln vor, aber nicht in dieser Zusammenstellung: Mindestens eines ist ein anderes aus der Liste. Vergleichen Sie sie mit Ihrer Kopie."
        : swapped(...verdict.swapped);
    default:
      return assertNever(verdict);
  }
};

function unknownWord(place: number, typed: string, near: readonly string[]): string {
  const unknown = `Wort ${place}, „${typed}“, kommt in keinem Wiederherstellungsschlüssel vor.`;
  return near.length === 0 ? unknown : `${unknown} Ähnlich sind: ${near.join(", ")}.`;
}

function swapped(first: number, second: number): string {
  return `Die Wörter ${first} und ${second} haben die Plätze getauscht. Andersherum ist es der Wiederherstellungsschlüssel dieses Tresors.`;
}
