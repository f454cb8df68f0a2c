import type { Failure } from "../../failure.ts";
import type { SentencesOf } from "./sentences-of.ts";

/** Of files: in an open vault, on the disk with the ciphertext, and on this computer. */
export const fileFailures = {
  "not-found": ({ path }) => `„${path}“ ist nicht im Tresor.`,
  "already-exists": ({ path }) =>
    `„${path}“ gibt es schon im Tresor. Wählen Sie einen anderen Namen.`,
  "not-empty": ({ path }) => `„${path}“ ist ein Ordner, der nicht leer ist. Leeren Sie ihn zuerst.`,
  "is-a-directory": ({ path }) => `„${path}“ ist ein Ordner und keine Datei.`,
  "is-not-a-directory": ({ path }) => `„${path}“ ist kein Ordner.`,
  "is-not-a-file": ({ path }) => `„${path}“ ist keine Datei.`,
  "is-not-a-link": ({ path }) => `„${path}“ ist keine Verknüpfung.`,
  "link-loop": ({ path }) => `Die Verknüpfung „${path}“ führt zu sich selbst zurück.`,
  "link-target-invalid": ({ path }) => `Das Ziel der Verknüpfung „${path}“ ist leer oder zu lang.`,
  "into-itself": ({ path }) =>
    `„${path}“ lässt sich nicht in sich selbst verschieben oder kopieren.`,
  "name-invalid": ({ path }) =>
    `„${path}“ ist kein Name, den ein Tresor aufnehmen kann. Pfade beginnen mit „/“; „.“, „..“ und leere Namen sind nicht erlaubt.`,
  "name-too-long": ({ path, limit }) =>
    `Der Name „${path}“ ist zu lang für diesen Tresor. Verwenden Sie höchstens ${limit} Bytes.`,
  tampered: ({ path }) =>
    `„${path}“ ist nicht echt: Die Datei wurde beschädigt oder außerhalb des Tresors verändert. Stellen Sie sie aus einer Sicherung wieder her oder aus den früheren Versionen Ihrer Cloud.`,
  "broken-node": ({ path }) =>
    `„${path}“ ist im Tresorordner unvollständig, wahrscheinlich durch eine unfertige Synchronisierung. Warten Sie, bis sie fertig ist.`,
  "file-in-use": ({ path }) =>
    `„${path}“ ist in einem anderen Programm geöffnet. Schließen Sie es dort und versuchen Sie es dann noch einmal. Nichts wurde geändert.`,
  "copy-replaced": ({ path }) =>
    `„${path}“ wurde von einem anderen Programm geändert, bevor die Kopie verglichen werden konnte. Was jetzt dort ist, wurde nicht angetastet; vergleichen Sie es mit dem Original.`,

  "no-space": () =>
    "Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es noch einmal; die alte Fassung der Datei ist noch da.",
  "read-only": () =>
    "Dieser Tresor oder der Datenträger, auf dem er liegt, ist schreibgeschützt. Nichts wurde geändert.",
  "permission-denied": ({ path }) =>
    `Das System erlaubt keinen Zugriff auf „${path}“ im Tresorordner. Prüfen Sie die Zugriffsrechte.`,
  "in-use": ({ path }) =>
    `„${path}“ im Tresorordner wird von einem anderen Programm benutzt, oft vom Synchronisierungsprogramm. Versuchen Sie es gleich noch einmal.`,

  "repair-unknown": ({ path }) =>
    `Im Tresorordner gibt es keine Reparatur „${path}“, die zurückgenommen werden könnte.`,
  "repair-unreadable": ({ path }) =>
    `Das Verzeichnis „${path}“ der Reparatur ist beschädigt, darum kann sie nicht zurückgenommen werden. Was die Reparatur ersetzt hat, liegt daneben.`,
  "repair-changed": ({ path }) =>
    `Seit der Reparatur wurde etwas anderes in „${path}“ abgelegt. Nichts wurde zurückgenommen; verschieben Sie es zuerst anderswohin.`,

  "local-not-found": ({ path }) => `„${path}“ gibt es auf diesem Computer nicht.`,
  "local-exists": ({ path }) =>
    `„${path}“ gibt es auf diesem Computer schon. Wählen Sie einen anderen Namen.`,
  "local-failed": ({ path }) =>
    `„${path}“ auf diesem Computer ließ sich nicht lesen oder schreiben. Prüfen Sie die Zugriffsrechte.`,
  "local-no-space": ({ path }) =>
    `Auf diesem Computer ist kein Platz mehr für „${path}“. Schaffen Sie Platz und versuchen Sie es noch einmal.`,
  "local-name-refused": ({ path }) =>
    `„${path}“ hat einen Namen, den dieser Computer nicht erlaubt. Benennen Sie es im Tresor um und versuchen Sie es noch einmal.`,
  "local-unsupported": ({ path }) =>
    `„${path}“ ist ein Gerät, ein Socket oder eine Pipe, was ein Tresor nicht aufnehmen kann; es wurde ausgelassen.`,
  "local-overlaps": ({ path }) =>
    `„${path}“ liegt im Ordner des Tresors selbst oder enthält ihn. Wählen Sie einen anderen Ort; nichts wurde kopiert.`,
  "local-changed": ({ path }) =>
    `„${path}“ wurde während des Kopierens geändert und darum ausgelassen. Kopieren Sie es noch einmal, wenn nichts mehr hineinschreibt.`,
  "copy-differs": ({ path }) =>
    `Was nach „${path}“ geschrieben wurde, ist nicht, was von dort zurückgelesen wird. Darum wurde die Kopie verworfen. Vertrauen Sie diesem Datenträger nicht, bis Sie ihn geprüft haben.`,
} as const satisfies Partial<SentencesOf<Failure["kind"]>>;
