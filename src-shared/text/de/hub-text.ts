import type {
  hubCardText as englishCard,
  leaveHubText as englishLeave,
  hubLoginPageText as englishLoginPage,
  rejoinHubText as englishRejoin,
  hubTeamText as englishTeam,
  trustedHubsText as englishTrusted,
  hubUnlockText as englishUnlock,
} from "../hub-text.ts";
import { printable } from "../printable.ts";

export const hubLoginPageText: typeof englishLoginPage = {
  code: {
    title: "Sie sind angemeldet",
    body: "Gehen Sie zurück zu Latchkey. Sie können diese Seite schließen.",
  },
  denied: {
    title: "Die Anmeldung hat nicht geklappt",
    body: "Gehen Sie zurück zu Latchkey; dort steht, was zu tun ist. Sie können diese Seite schließen.",
  },
};

export const hubUnlockText: typeof englishUnlock = {
  title: (vault) => `„${vault}“ entsperren`,
  looking: "Der Tresor wird angesehen…",
  trust: {
    lead: "Der Schlüssel dieses Tresors liegt bei einem Hub-Server. Noch wurde nichts an ihn gesendet.",
    changed:
      "Für diesen Tresor oder einen anderen desselben Hubs haben Sie etwas anderem vertraut. Fahren Sie nur fort, wenn Sie wissen, warum sich das geändert hat.",
    ownerSays:
      "Wer in den Tresorordner schreiben kann, kann diese Adressen schreiben. Vergleichen Sie sie mit dem, was der Eigentümer des Tresors Ihnen gesagt hat.",
    api: "Der Schlüssel kommt von",
    login: "Sie melden sich an bei",
    clientId: "Als das Programm",
    was: (before) => `bisher: ${before}`,
    agree: "Vertrauen und anmelden",
  },
  waiting: {
    lead: "Schließen Sie die Anmeldung in Ihrem Browser ab. Danach macht Latchkey von selbst weiter.",
    label: "Es wird auf die Anmeldung gewartet",
  },
  register: {
    lead: (host) =>
      `${host} kennt diesen Computer noch nicht. Ihr Kontoschlüssel registriert ihn; er steht in Ihrem Profil auf der Webseite des Hubs.`,
    accountKey: "Kontoschlüssel",
    deviceName: "Name dieses Computers",
    deviceNameHint: "Daran erkennen Sie ihn in der Liste Ihrer Geräte.",
    profile: "Mein Profil",
    submit: "Registrieren und entsperren",
    registering: "Wird registriert…",
    label: "Dieser Computer wird registriert",
  },
  again: "Erneut versuchen",
  openProfile: "Mein Profil öffnen",
  openHub: "Hub öffnen",
  newDeviceKey: "Neuen Schlüssel erzeugen",
};

export const hubCardText: typeof englishCard = {
  heading: "Hub-Server",
  lead: (host) =>
    `Der Schlüssel dieses Tresors liegt bei ${host}, das ihn den Mitgliedern des Teams gibt. Melden Sie sich an, um Ihre Geräte und Ihren Kontoschlüssel zu sehen.`,
  show: "Mein Konto anzeigen…",
  waiting: "Schließen Sie die Anmeldung in Ihrem Browser ab.",
  hide: "Mein Konto ausblenden",
  user: (name) => `Angemeldet als ${name}`,
  devices: "Ihre Geräte",
  thisDevice: "dieser Computer",
  remove: "Entfernen",
  removeNamed: (name) => `„${name}“ entfernen`,
  added: (date) => `seit ${date}`,
  removal:
    "Ein entferntes Gerät bekommt vom Hub keinen Schlüssel mehr. Was es schon hat, wird ihm nicht genommen: Schlüssel, die es geholt hat, und Dateien, die es geöffnet hat. Hat vielleicht jemand anders es benutzt, dann setzen Sie Ihr Konto beim Hub zurück und bringen Sie Wichtiges in einen neuen Tresor.",
  removeSure: (name) => `„${name}“ aus Ihrem Konto entfernen?`,
  confirmRemove: "Gerät entfernen",
  accountKey: "Kontoschlüssel",
  accountKeyAbout:
    "Er registriert neue Geräte. Bewahren Sie ihn dort auf, wo nur Sie ihn lesen können; wer ihn hat und sich als Sie anmelden kann, kann Ihre Tresore öffnen.",
  showAccountKey: "Kontoschlüssel anzeigen",
  renewAccountKey: "Neuen Kontoschlüssel erzeugen",
  renewAbout:
    "Erzeugen Sie einen neuen, wenn ihn vielleicht jemand gesehen hat. Bereits registrierte Geräte funktionieren weiter.",
  accountKeyIs: "Ihr Kontoschlüssel",
  fingerprint: "Fingerabdruck",
  fingerprintAbout:
    "Lesen Sie diese Wörter der Person vor, die Ihnen gleich Zugang gibt, oder lassen Sie sie das Bild scannen, aber nicht auf einem Weg, der über den Hub führt. Sieht sie andere, dann zeigt der Hub ihr Schlüssel, die nicht Ihre sind.",
  fingerprintPicture: (label) => `${label}, vollständig, als QR-Code`,
  recovery: "Wiederherstellungsschlüssel",
  recoveryAbout:
    "44 Wörter, die diesen Tresor für immer öffnen, ohne den Hub. Nur Eigentümer sehen sie. Bewahren Sie sie so auf, wie Sie den Tresor selbst aufbewahren würden.",
  showRecovery: "Wiederherstellungsschlüssel anzeigen",
  leave: "Den Hub verlassen",
  leaveAbout:
    "Mit dem Wiederherstellungsschlüssel lässt sich dieser Tresor mit einem eigenen Passwort öffnen, von Ihnen und allen, denen Sie es geben, ohne den Hub. Die anderen Mitglieder können ihn dann, so wie er ist, nicht mehr öffnen. Die Konfiguration des Hubs wird daneben aufgehoben, sodass Sie zurückkehren können.",
  leaveButton: "Den Hub verlassen…",
  lockFirst: "Sperren Sie den Tresor zuerst.",
};

export const hubTeamText: typeof englishTeam = {
  heading: "Mitglieder",
  about:
    "Wem der Hub den Schlüssel dieses Tresors gibt. Wessen welcher Schlüssel ist, sagt allein der Hub, solange nicht jemand die Wörter eines Fingerabdrucks verglichen und dafür unterschrieben hat.",
  show: "Mitglieder anzeigen",
  owner: "Eigentümer",
  member: "Mitglied",
  group: "Gruppe",
  waits: "wartet auf Zugang",
  waiting: (names) =>
    `${names.join(", ")}: ${names.length === 1 ? "wartet" : "warten"} auf Zugang. Vergleichen Sie hier die Wörter, und klicken Sie dann auf der Seite des Tresors beim Hub auf „Berechtigungen aktualisieren“.`,
  openHub: "Hub öffnen",
  groupAbout:
    "Ihre Mitglieder bekommen den Schlüssel auch, sobald ein Eigentümer ihn jedem gegeben hat.",
  noKeys:
    "Hat beim Hub noch kein Konto eingerichtet oder ein altes ohne einen Schlüssel zum Unterschreiben.",
  trust: {
    self: "Das sind Sie, mit den Schlüsseln dieses Computers.",
    verified: "Sie haben die Wörter verglichen.",
    vouched: (links) =>
      links === 2
        ? "Jemand, dessen Wörter Sie verglichen haben, hat diese verglichen."
        : `Verbürgt durch eine Kette von ${links} Unterschriften; die erste ist Ihre.`,
    unknown: "Niemand, den Sie kennen, hat die Wörter verglichen.",
    notMine:
      "Das sind Sie, aber die Schlüssel, die der Hub als Ihre zeigt, sind es nicht. Was für sie verschlüsselt wird, können Sie nicht öffnen, vielleicht aber jemand anders. Lassen Sie sich von niemandem Zugang geben, und sagen Sie es dem Betreiber des Hubs.",
    contradicted:
      "Das sind nicht die Schlüssel, für die jemand unterschrieben hat. Entweder wurde das Konto zurückgesetzt, oder der Hub zeigt die Schlüssel von jemand anderem. Geben Sie keinen Zugang, bevor Sie die Wörter verglichen haben.",
  },
  fingerprintOf: (name) => `Fingerabdruck von ${name}`,
  compareAbout: (name) =>
    `Lassen Sie sich von ${name} die Wörter vorlesen, aber nicht auf einem Weg, der über den Hub führt. Ihre Unterschrift sagt allen, die Ihre Wörter verglichen haben, wem diese Schlüssel gehören.`,
  compared: "Die Wörter sind gleich: unterschreiben",
  confirm: (name, words) => ({
    message: `Unterschreiben, dass diese Wörter die von ${printable(name)} sind?`,
    detail: `${words.map((word) => `    ${word}`).join("\n")}\n\nAlle, die Ihre Wörter verglichen haben, werden es glauben. Wenn Sie sie nicht eben mit ${printable(name)} verglichen haben, unterschreiben Sie nicht.`,
    yes: "Unterschreiben",
  }),
};

export const leaveHubText: typeof englishLeave = {
  title: (vault) => `Mit „${vault}“ den Hub verlassen`,
  about:
    "Tippen Sie die 44 Wörter des Wiederherstellungsschlüssels ein, oder fügen Sie sie ein. Ein Eigentümer des Tresors hat sie.",
  belongs:
    "Diese Wörter sind der Wiederherstellungsschlüssel dieses Tresors. Wählen Sie jetzt das Passwort, das ihn öffnen soll.",
  progress: "Die neue Schlüsseldatei wird geschrieben…",
  recover: "Den Hub verlassen",
  recovering: "Einen Moment…",
};

export const rejoinHubText: typeof englishRejoin = {
  heading: "Zurück zum Hub",
  about:
    "Dieser Tresor lag früher bei einem Hub, dessen Konfiguration noch hier ist. Er kann dorthin zurück; seine Schlüsseldatei wird dann unter einem anderen Namen aufgehoben.",
  otherHeading: "Schlüssel bei einem Hub",
  otherAbout:
    "Ein Hub-Server kann den Schlüssel dieses Tresors für ein Team aufbewahren. Machen Sie den Tresor dort auf der Webseite des Hubs durch seinen Wiederherstellungsschlüssel bekannt; wählen Sie dann die Datei „vault.cryptomator“ aus der Vorlage, die der Hub Ihnen gibt.",
  choose: "Vorlage wählen…",
  chooseAnother: "Andere Vorlage wählen…",
  chosen: (host) =>
    `Von da an gibt ${host} den Schlüssel. Weisen Sie mit dem Passwort nach, dass es der Schlüssel dieses Tresors ist; seine Schlüsseldatei wird dann unter einem anderen Namen aufgehoben.`,
  password: "Passwort des Tresors",
  submit: "Zum Hub zurückkehren",
  submitChosen: "Schlüssel dem Hub überlassen",
  working: "Der Tresor kehrt zum Hub zurück…",
};

export const trustedHubsText: typeof englishTrusted = {
  heading: "Vertrauenswürdige Hub-Server",
  about:
    "Tresore dieser Server öffnen sich ohne Rückfrage. Vertrauen Sie einem nicht mehr, werden Sie wieder gefragt.",
  none: "Sie haben noch keinem Hub-Server vertraut.",
  line: (login, clientId) => `Anmeldung bei ${login}, als ${clientId}`,
  revoke: "Nicht mehr vertrauen",
  revokeNamed: (api) => `${api} nicht mehr vertrauen`,
};
