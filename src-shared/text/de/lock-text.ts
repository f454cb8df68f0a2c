import type { lockText as english } from "../lock-text.ts";

const stillOpen =
  "aber Programme haben noch Dateien darin geöffnet. Er wird gesperrt, sobald sie fertig sind.";

export const lockText: typeof english = {
  notLocked: (name) => `„${name}“ ist noch nicht gesperrt`,
  because: {
    "key-gone": `Die Schlüsseldatei des Tresors wurde entfernt, ${stillOpen}`,
    sleep: `Der Computer geht in den Ruhezustand, ${stillOpen}`,
    "screen-lock": `Der Bildschirm ist gesperrt, ${stillOpen}`,
    "user-switch": `Jemand anders hat sich am Bildschirm angemeldet, ${stillOpen}`,
    idle: "Niemand hat den Tresor benutzt, aber gerade haben Programme Dateien darin geöffnet. Er wird gesperrt, sobald sie fertig sind.",
  },
  whenKeyGone: "Sperren, wenn das Laufwerk mit der Schlüsseldatei entfernt wird",
  onSleep: "Sperren, wenn der Computer in den Ruhezustand geht",
  withScreen: "Sperren mit dem Bildschirm oder wenn sich jemand anders anmeldet",
};
