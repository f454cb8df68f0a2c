import type { thisVaultText as english } from "../this-vault-text.ts";

export const thisVaultText: typeof english = {
  // With a place to break the line: the card is narrow.
  recoveryKey: "Wiederherstellungs\u00adschlüssel",
  proved: "Aufbewahrt und nachgewiesen",
  notProved: "Noch nicht nachgewiesen",
  unproved: "Es ist nicht nachgewiesen, dass der Wiederherstellungsschlüssel aufbewahrt wird",
  keyOn: (label) => `Auf „${label}“`,
  keyElsewhere: (place) => place,
  keyAway: (label) =>
    label === null ? "Nicht mehr, wo sie war" : `Auf „${label}“, nicht angeschlossen`,
  keyAtHub: (host) => `Beim Hub ${host}`,
  keyUnknown: "Nicht bekannt",
  lastCheck: "Letzte Prüfung",
  neverChecked: "Noch keine",
  checked: (when, problems) => {
    if (problems === 0) return `${when}, in Ordnung`;
    return problems === 1 ? `${when}, 1 Problem` : `${when}, ${problems} Probleme`;
  },
  conflicts: "Konflikte",
  conflictCount: (count) => (count === 0 ? "Keine gesehen" : `${count} anzusehen`),

  stale: {
    heading: "Eine andere Schlüsseldatei hat ein anderes Passwort",
    body: (places) =>
      `${places.map((place) => `„${place}“`).join(" und ")} ${places.length === 1 ? "enthält" : "enthalten"} eine andere Fassung der Schlüsseldatei, von vor oder nach einer Änderung des Passworts. Soll dort die Fassung abgelegt werden, die den Tresor gerade geöffnet hat? Was jetzt dort ist, wird daneben aufgehoben.`,
    update: "Auf den neuen Stand bringen",
    updating: "Wird geschrieben…",
    leave: "So lassen",
  },
};
