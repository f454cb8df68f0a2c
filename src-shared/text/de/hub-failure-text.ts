import type { HubRefusal } from "../../model/hub.ts";
import type {
  hubPassphraseText as englishPassphrase,
  hubRefusalText as englishRefusal,
  hubUnreachableText as englishUnreachable,
} from "../hub-failure-text.ts";

const sentences: Readonly<Record<HubRefusal, (host: string) => string>> = {
  "address-incomplete": () =>
    "Dieser Tresor sagt nicht, wo sein Hub-Server ist. Lassen Sie sich die Datei „vault.cryptomator“ vom Eigentümer des Tresors neu geben.",
  "address-unsafe": (host) =>
    `Die Adressen des Hub-Servers ${host} in diesem Tresor sind nicht sicher: unverschlüsselt oder so geschrieben, dass sie in die Irre führen. Nichts wurde gesendet. Bitten Sie den Eigentümer des Tresors um eine neue „vault.cryptomator“.`,
  "address-mixed": (host) =>
    `Dieser Tresor nennt mehrere Server, wo es einer sein sollte, darunter ${host}. Nichts wurde gesendet. Vielleicht hat ihn jemand verändert; fragen Sie den Eigentümer des Tresors.`,
  "address-of-another-vault": (host) =>
    `Dieser Tresor widerspricht sich darin, wo bei ${host} sein Schlüssel liegt. Nichts wurde gesendet. Vielleicht hat ihn jemand verändert; fragen Sie den Eigentümer des Tresors.`,
  "not-trusted": (host) =>
    `Sie haben noch nicht gesagt, dass Sie dem Hub-Server ${host} dieses Tresors vertrauen. Nichts wurde an ihn gesendet.`,
  "login-timeout": (host) =>
    `Niemand hat sich rechtzeitig bei ${host} angemeldet. Versuchen Sie es noch einmal, und schließen Sie die Anmeldung im Browser ab.`,
  "login-denied": (host) =>
    `Die Anmeldung bei ${host} wurde im Browser abgelehnt oder abgebrochen. Versuchen Sie es noch einmal.`,
  "login-failed": (host) =>
    `Der Anmeldeserver von ${host} hat nicht geantwortet, wie ein Anmeldeserver es soll. Versuchen Sie es noch einmal; bleibt es dabei, fragen Sie den Betreiber.`,
  "logged-out": (host) => `${host} erkennt die Anmeldung nicht mehr an. Melden Sie sich neu an.`,
  certificate: (host) =>
    `Dieser Computer vertraut dem Zertifikat von ${host} nicht: Es ist abgelaufen, für einen anderen Namen oder von einer Stelle, die hier niemand kennt. Nichts wurde gesendet. Vielleicht steht jemand dazwischen; fragen Sie den Betreiber des Hubs und ob auf diesem Computer ein Zertifikat installiert werden muss.`,
  licence: (host) =>
    `Die Lizenz von ${host} ist abgelaufen oder hat keinen Platz für Sie. Fragen Sie den Betreiber; bis dahin öffnet nur der Wiederherstellungsschlüssel diesen Tresor.`,
  "no-access": (host) =>
    `${host} gibt Ihnen keinen Schlüssel für diesen Tresor. Entweder sind Sie kein Mitglied, oder ein Eigentümer muss dort noch die Berechtigungen aktualisieren.`,
  "not-found": (host) =>
    `${host} kennt diesen Tresor nicht. Fragen Sie den Eigentümer, ob er gelöscht wurde.`,
  archived: (host) =>
    `Dieser Tresor ist bei ${host} archiviert, darum bekommt niemand seinen Schlüssel. Ein Eigentümer kann ihn dort aus dem Archiv holen.`,
  "no-account-key": (host) =>
    `Ihr Konto bei ${host} ist noch nicht eingerichtet. Öffnen Sie dort im Browser Ihr Profil, bewahren Sie den Kontoschlüssel auf, der dort steht, und versuchen Sie es dann noch einmal.`,
  "not-owner": (host) =>
    `Das darf nur ein Eigentümer des Tresors, und ${host} sagt, dass Sie keiner sind.`,
  "other-answer": (host) =>
    `${host} hat mit einem Fehler geantwortet. Versuchen Sie es später noch einmal; bleibt es dabei, fragen Sie den Betreiber.`,
  "device-unknown": (host) =>
    `${host} kennt diesen Computer nicht. Registrieren Sie ihn mit Ihrem Kontoschlüssel; haben Sie ihn absichtlich entfernt, dann nur, wenn er noch Ihnen gehört.`,
  "device-taken": (host) =>
    `Dieser Computer ist bei ${host} für jemand anderen registriert. Entfernen Sie ihn dort, oder bitten Sie diese Person darum.`,
  "device-refused": (host) =>
    `${host} hat diesen Computer nicht angenommen. Verwenden Sie einen Namen ohne * < > und Anführungszeichen.`,
  "account-key-wrong": () =>
    "Das ist nicht Ihr Kontoschlüssel. Er steht in Ihrem Profil auf der Webseite des Hubs oder dort, wo Sie ihn beim Einrichten Ihres Kontos aufbewahrt haben.",
  "no-keychain": () =>
    "Dieses System hat keinen Schlüsselbund, in dem der Schlüssel dieses Computers sicher wäre. Richten Sie Secret Service oder KWallet ein, oder benutzen Sie die Befehlszeile, die nach einer Passphrase fragt.",
  "device-key-lost": () =>
    "Der Schlüssel dieses Computers lässt sich nicht mehr lesen. Haben Sie einen neuen Schlüsselbund, dann registrieren Sie diesen Computer neu und entfernen Sie den alten Eintrag aus Ihren Geräten.",
  "forged-answer": (host) =>
    `Was ${host} gesendet hat, ist kein gültiger Schlüssel. Nichts wurde geöffnet. Sagen Sie es dem Betreiber; registrieren Sie nichts und melden Sie sich nicht neu an, bis er nachgesehen hat.`,
  "foreign-key": (host) =>
    `Der Schlüssel, den ${host} gesendet hat, ist nicht der dieses Tresors, oder jemand hat die „vault.cryptomator“ des Tresors verändert. Nichts wurde geöffnet.`,
  "keys-changed": (host) =>
    `${host} zeigt für diese Person andere Schlüssel als die, die Sie verglichen haben. Nichts wurde unterschrieben. Sehen Sie sich die Mitglieder noch einmal an, und vergleichen Sie die Wörter erneut.`,
  "no-template": () =>
    "Das ist keine Konfiguration eines Hubs, die zu diesem Tresor gehört. Holen Sie die Tresorvorlage von der Webseite des Hubs und nehmen Sie deren „vault.cryptomator“.",
  "template-differs": (host) =>
    `Die Konfiguration von ${host} ist für den Schlüssel dieses Tresors, sagt aber etwas anderes darüber, wie Namen und Dateien verschlüsselt sind. Mit ihr ließe sich im Tresor nichts lesen; darum wurde nichts geändert.`,
};

export const hubRefusalText: typeof englishRefusal = (reason, host) => sentences[reason](host);

export const hubUnreachableText: typeof englishUnreachable = (host) =>
  `${host} ist nicht erreichbar oder hat zu lange gebraucht. Prüfen Sie das Netzwerk und, falls nötig, das VPN, und versuchen Sie es dann noch einmal.`;

export const hubPassphraseText: typeof englishPassphrase = () =>
  "Das ist nicht die Passphrase zum Schlüssel dieses Computers. Geben Sie sie noch einmal ein. Ist sie verloren, dann erzeugt „latchkey hub login --new-device“ einen anderen Schlüssel und registriert ihn mit Ihrem Kontoschlüssel.";
