import type { hintText as english } from "../hint-text.ts";

export const hintText: typeof english = {
  "dearer-guesses": {
    heading: "Sein Passwort zu erraten kann teurer werden",
    body: "Dieser Tresor ist alt. Wer seine Schlüsseldatei hat, kann Passwörter schneller durchprobieren, als es heute sein muss. Wenn Sie das Passwort ändern, kann jeder Versuch ein Vielfaches kosten; das Entsperren dauert dann einen Augenblick länger.",
    take: "Passwort ändern…",
  },
  "linked-key": {
    heading: "Seine Schlüsseldatei liegt hinter einer Verknüpfung",
    body: "Anstelle der Schlüsseldatei liegt im Tresorordner eine Verknüpfung, die jedem, der den Ordner hat, zeigt, wo die Datei ist. Latchkey kann sich den Ort merken, ihn finden, unter welchem Buchstaben oder Pfad das Laufwerk auch erscheint, und die Verknüpfung entfernen.",
    take: "Zur Schlüsseldatei",
  },
  dismiss: "Nicht mehr anzeigen",
};
