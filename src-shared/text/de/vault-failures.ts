import { assertNever } from "../../assert-never.ts";
import type { Failure } from "../../failure.ts";
import type { SentencesOf } from "./sentences-of.ts";

/** Of the folder of a vault, and of what opens it. */
export const vaultFailures = {
  "not-a-vault": ({ path }) =>
    `„${path}“ ist kein Tresor: Es gibt darin keine Datei „vault.cryptomator“ und keinen Ordner „d“. Wählen Sie den Ordner, in dem beides liegt.`,
  "not-a-folder": ({ path }) =>
    `„${path}“ ist eine Datei. Wählen Sie stattdessen den Ordner des Tresors.`,
  "another-vault": ({ path }) =>
    `„${path}“ ist ein anderer Tresor. Wählen Sie den Ordner, in den dieser verschoben wurde; nichts wurde geändert.`,
  "not-reachable": ({ path }) =>
    `„${path}“ ist nicht erreichbar. Prüfen Sie, ob der Datenträger oder der Cloud-Ordner da ist und ob Sie ihn öffnen dürfen, und versuchen Sie es dann noch einmal.`,
  "masterkey-missing": ({ path }) =>
    `Die Schlüsseldatei „${path}“ fehlt. Bewahren Sie sie anderswo auf, dann sagen Sie, wo; sonst stellen Sie den Tresor mit seinem Wiederherstellungsschlüssel wieder her.`,
  "vault-files-missing": ({ path }) =>
    `„${path}“ sieht aus wie ein Tresor, dessen Dateien verloren sind: Sein verschlüsselter Ordner „d“ ist da, aber kein „vault.cryptomator“ und keine Schlüsseldatei. Warten Sie, bis die Synchronisierung fertig ist. Bewahren Sie die Schlüsseldatei woanders auf, dann geben Sie an, wo; sonst stellen Sie beide mit dem Wiederherstellungsschlüssel wieder her.`,
  "config-missing": ({ path }) =>
    `In „${path}“ liegt ein Tresor, dessen Konfiguration „vault.cryptomator“ fehlt. Warten Sie, bis die Synchronisierung fertig ist; kommt sie nicht zurück, dann stellen Sie sie wieder her: mit dem Passwort, dem Wiederherstellungsschlüssel oder einer Kopie.`,
  "config-unreadable": ({ path }) =>
    `Die Konfiguration „${path}“ des Tresors ist beschädigt oder nur halb synchronisiert. Warten Sie, bis die Synchronisierung fertig ist; bleibt es so, dann stellen Sie sie wieder her: mit dem Passwort, dem Wiederherstellungsschlüssel oder einer Kopie.`,
  "masterkey-unreadable": ({ path }) =>
    `Die Schlüsseldatei „${path}“ ist beschädigt oder nur halb synchronisiert. Warten Sie, bis die Synchronisierung fertig ist; bleibt es so, dann stellen Sie sie wieder her: mit dem Wiederherstellungsschlüssel oder einer Kopie.`,
  "vault-exists": ({ path }) =>
    `„${path}“ gibt es schon, und es ist kein leerer Ordner. Wählen Sie einen anderen Namen oder Ort; nichts wurde geändert.`,
  "nothing-to-restore": ({ path }) =>
    `In „${path}“ ist nichts wiederherzustellen: Konfiguration und Schlüsseldatei sind da und gehören zusammen.`,
  "root-missing": () =>
    "In „d“ fehlt der oberste Ordner des Tresors. Wahrscheinlich ist der Tresor noch nicht ganz synchronisiert; warten Sie, bis die Synchronisierung fertig ist.",
  "unsupported-format": ({ version }) =>
    `Dieser Tresor hat das Format ${version}, das diese Version von Latchkey nicht kennt. Suchen Sie nach einer neueren.`,
  "unsupported-cipher": ({ cipher }) =>
    `Dieser Tresor ist mit „${cipher}“ verschlüsselt, was diese Version von Latchkey nicht kennt. Suchen Sie nach einer neueren.`,
  "unsupported-key-source": ({ keySource }) =>
    `Der Schlüssel dieses Tresors kommt von „${keySource}“, was diese Version von Latchkey nicht kennt. Suchen Sie nach einer neueren.`,
  "hub-vault": ({ host }) =>
    `Der Schlüssel dieses Tresors liegt beim Hub-Server ${host}, der danach gefragt werden muss. Melden Sie sich zuerst dort an: in der App oder mit „latchkey hub login“.`,
  "needs-upgrade": ({ version }) =>
    `Dieser Tresor hat das alte Format ${version} und muss zuerst auf Format 8 aktualisiert werden. Nichts wurde geändert.`,
  "format-too-old": ({ version }) =>
    `Dieser Tresor hat das Format ${version}, das zu alt ist, um hier aktualisiert zu werden. Aktualisieren Sie ihn zuerst mit Cryptomator 1.4, der letzten Version, die es kennt. Nichts wurde geändert.`,
  "uvf-vault": ({ path }) =>
    `„${path}“ ist ein Tresor im neuen UVF-Format („vault.uvf“), das diese Version von Latchkey nicht kennt. Suchen Sie nach einer neueren.`,
  "not-downloaded": ({ path }) =>
    `„${path}“ ist nur ein Platzhalter für eine Datei, die iCloud noch nicht geladen hat. Laden Sie den ganzen Tresorordner herunter und versuchen Sie es dann noch einmal. Nichts wurde geändert.`,
  "upgrade-name-too-long": ({ path }) =>
    `Durch die Aktualisierung bekäme „${path}“ einen Namen, der für diesen Datenträger zu lang ist. Verschieben Sie den Tresor auf einen anderen, oder kürzen Sie den Namen mit dem Programm, mit dem der Tresor angelegt wurde. Nichts wurde geändert.`,
  "wrong-password": () =>
    "Das ist nicht das Passwort dieses Tresors. Prüfen Sie Feststelltaste und Tastaturbelegung und versuchen Sie es dann noch einmal.",
  "saved-password-lost": () =>
    "Das gespeicherte Passwort lässt sich nicht mehr aus dem Schlüsselbund lesen. Geben Sie das Passwort des Tresors ein.",
  "wrong-recovery-key": recoveryKeyText,
  "key-of-another-vault": () =>
    "Dieser Schlüssel gehört zu einem anderen Tresor, oder jemand ohne den Schlüssel hat die Konfiguration des Tresors verändert. Nichts wurde geöffnet; prüfen Sie, ob Schlüsseldatei und Tresor zusammengehören.",
  "masterkey-version-forged": () =>
    "Jemand ohne den Schlüssel hat die Version verändert, die in der Schlüsseldatei steht. Nichts wurde geöffnet; stellen Sie die Schlüsseldatei aus einer Sicherung wieder her.",
  "password-too-short": ({ minimum }) =>
    `Das Passwort ist zu kurz. Verwenden Sie mindestens ${minimum} Zeichen.`,
  "kdf-too-costly": ({ mebibytes }) =>
    `Die Schlüsseldatei verlangt ${Math.round(mebibytes)} MiB Speicher, um das Passwort zu prüfen, weit mehr als jeder echte Tresor. Wahrscheinlich hat sie jemand verändert; stellen Sie sie aus einer Sicherung wieder her.`,
  "key-file-of-another-vault": ({ path, owner }) =>
    owner === null
      ? `„${path}“ ist die Schlüsseldatei eines anderen Tresors. Wählen Sie die dieses Tresors.`
      : `„${path}“ ist die Schlüsseldatei des Tresors „${owner}“. Wählen Sie die dieses Tresors.`,
  "key-drive-missing": ({ label }) =>
    `Die Schlüsseldatei ist auf dem Laufwerk „${label}“, das nicht angeschlossen ist. Schließen Sie es an und versuchen Sie es noch einmal.`,
  "key-place-read-only": ({ path }) =>
    `„${path}“ lässt sich nicht schreiben, weil das Laufwerk schreibgeschützt ist. Nichts wurde geändert; heben Sie den Schreibschutz auf, oder wählen Sie einen anderen Ort.`,
  "key-place-in-vault": ({ path }) =>
    `„${path}“ liegt im Tresor selbst, wohin nur verschlüsselte Dateien gehören. Wählen Sie einen Ordner außerhalb.`,
  "key-file-not-kept": ({ path }) =>
    `Das Laufwerk hat für „${path}“ einen anderen Inhalt zurückgegeben, als geschrieben wurde. Es ist also nicht zuverlässig; wählen Sie ein anderes. Eine ältere Schlüsseldatei ist dort erhalten geblieben.`,
  "threshold-unknown": ({ least, most }) =>
    least > most
      ? "Aus den Namen in diesem Tresor geht nicht hervor, ab welcher Länge sie verkürzt sind. Geben Sie die Länge an, wenn Sie sie kennen; üblich ist 220."
      : `Die Namen in diesem Tresor passen nicht zu dieser Länge für das Verkürzen. Sie liegt zwischen ${least} und ${most}.`,
} as const satisfies Partial<SentencesOf<Failure["kind"]>>;

function recoveryKeyText(failure: Extract<Failure, { kind: "wrong-recovery-key" }>): string {
  const { reason, places } = failure;
  switch (reason) {
    case "unknown-words":
      return `Diese Wörter sind kein Wiederherstellungsschlüssel: ${places.length === 1 ? `Wort ${places.join()} kann` : `Die Wörter ${places.join(", ")} können`} nicht dazugehören. Prüfen Sie die Schreibweise.`;
    case "wrong-count":
      return "Diese Wörter sind kein Wiederherstellungsschlüssel, denn der hat 44 Wörter. Prüfen Sie, ob keines fehlt und keines doppelt da ist.";
    case "wrong-checksum":
      return "Diese Wörter sind kein Wiederherstellungsschlüssel: Eines davon ist ein anderes aus der Liste, oder zwei haben die Plätze getauscht. Vergleichen Sie sie mit Ihrer Kopie.";
    case "another-vault":
      return "Diese Wörter sind ein Wiederherstellungsschlüssel, aber der eines anderen Tresors. Suchen Sie den dieses Tresors.";
    default:
      return assertNever(reason);
  }
}
