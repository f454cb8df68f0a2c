import type { Finding } from "../../model/health-finding.ts";
import type {
  findingMeanings as englishMeanings,
  findingRepairs as englishRepairs,
  severityText as englishSeverity,
} from "../health-text.ts";

export const severityText: typeof englishSeverity = {
  info: "Hinweis",
  warn: "Warnung",
  critical: "Kritisch",
};

export const findingMeanings: typeof englishMeanings = {
  StaleMasterkeyBackup:
    "Diese Kopie der Schlüsseldatei ist älter als die letzte Änderung des Passworts und öffnet den Tresor noch mit dem damaligen; löschen Sie sie, wenn Sie das nicht wollen.",
  DamagedBackup:
    "Diese Kopie einer Schlüssel- oder Konfigurationsdatei wurde beschädigt, seit sie angelegt wurde; verlassen Sie sich also nicht darauf.",
  UnfinishedRepair:
    "Eine Reparatur wurde unterbrochen, bevor sie fertig war; in diesem Ordner liegt vielleicht etwas vom Tresor.",
  LeftoverFile: "Ein Programm wurde beendet, während es das hier schrieb; nichts verweist darauf.",
  InterruptedMove:
    "Dieser Ordner ist nicht zu sehen, seit ein Programm beendet wurde, während es ihn umbenannte; was darin ist, ist unversehrt.",
  ForeignFile:
    "Diese Datei gehört nicht zum Tresor; ein anderes Programm hat sie dort abgelegt, und sie schadet nicht.",
  CloudPlaceholder:
    "Diese Datei ist nur in der Cloud: Hier liegt nicht mehr als ihr Name; lassen Sie sie vom Synchronisierungsprogramm herunterladen.",
  UnreadableFile:
    "Der Datenträger gibt diese Datei nicht heraus; prüfen Sie ihn und die Zugriffsrechte der Datei.",

  MissingRootDir:
    "Der oberste Ordner des Tresors fehlt, darum lässt sich der Tresor nicht öffnen; vielleicht ist die Synchronisierung noch nicht fertig.",
  MissingDirIdBackup:
    "Von der Kennung dieses Ordners gibt es keine Sicherung; ohne sie lassen sich seine Namen nicht wiederherstellen, falls sein Eintrag verloren geht.",
  InvalidDirIdBackup:
    "Die Sicherung der Kennung dieses Ordners ist beschädigt und würde nichts nützen, falls sein Eintrag verloren geht.",
  LooseDirFile: "Diese Ordnerkennung gehört zu keinem Ordner; kein Programm benutzt sie.",
  MissingContentDir:
    "Der Inhalt dieses Ordners fehlt, darum zeigen Programme den Ordner nicht; vielleicht ist die Synchronisierung noch nicht fertig.",
  OrphanContentDir:
    "Kein Ordner des Tresors führt zu diesem Inhalt, darum kann ihn niemand sehen; was darin ist, ist unversehrt.",
  MisplacedContentDir: ({ other }) =>
    `Der Inhalt eines Ordners wurde hierher verschoben, darum zeigen Programme den Ordner nicht; im Tresorordner gehört er nach ${quoted(other)}.`,
  DirectoryCycle:
    "Dieser Ordner liegt in sich selbst und ist vom obersten Ordner des Tresors aus nicht zu erreichen.",
  EmptyDirFile:
    "Welcher Inhalt zu diesem Ordner gehört, ist verloren, darum zeigen Programme den Ordner nicht; der Inhalt findet sich vielleicht als Waise.",
  ObeseDirFile:
    "Die Kennung dieses Ordners ist länger, als eine Kennung sein kann, darum finden Programme seinen Inhalt vielleicht nicht.",
  NotDecodableDirFile:
    "Die Kennung dieses Ordners ist beschädigt, darum ist sein Inhalt nicht zu finden; er findet sich vielleicht als Waise.",
  DirIdCollision: ({ other }) =>
    `Dieser Ordner hat dieselbe Kennung wie ${quoted(other)}, darum zeigen beide denselben Inhalt, und was im einen gelöscht wird, ist auch im anderen weg.`,

  UnknownType: "Das ist weder Datei noch Ordner noch Verknüpfung: Die Angabe, was es war, fehlt.",
  AmbiguousType: "Das ist mehreres zugleich, wovon Programme nur das Erste zeigen.",

  MissingLongName:
    "Der lange Name dieses Eintrags fehlt, darum zeigen Programme ihn nicht; sein Inhalt ist nicht betroffen.",
  ObeseNameFile:
    "Was der lange Name dieses Eintrags sein sollte, ist für jeden Namen zu lang, darum zeigen Programme ihn nicht.",
  NotDecodableLongName:
    "Der lange Name dieses Eintrags ist beschädigt, darum zeigen Programme ihn nicht; sein Inhalt ist nicht betroffen.",
  TrailingBytesInNameFile:
    "Hinter dem langen Namen dieses Eintrags wurde etwas angehängt, darum zeigen manche Programme ihn nicht.",
  LongShortNamesMismatch:
    "Dieser Eintrag ist nicht unter seinem langen Namen abgelegt, darum führen Programme ihn auf, öffnen an seiner Stelle aber einen anderen oder keinen.",

  UndecryptableName: ({ fixable }) =>
    fixable
      ? "Der Name dieses Eintrags gehört zu keinem Ordner dieses Tresors, darum zeigen Programme ihn nicht; sein Inhalt stammt aus diesem Tresor."
      : "Das sieht aus wie ein Eintrag eines Tresors, aber weder Name noch Inhalt stammt aus diesem.",
  MisplacedName: ({ other }) =>
    `Dieser Eintrag liegt im falschen Ordner, darum zeigen Programme ihn nicht; er gehört nach ${quoted(other)}.`,
  NonCanonicalName:
    "Der Name dieses Eintrags ist ungewöhnlich geschrieben, darum führen Programme ihn auf, können ihn aber nicht öffnen.",
  NameNotNfc:
    "Der Name dieses Eintrags ist nicht in der Normalform seiner Zeichen, darum führen Programme ihn auf, können ihn aber nicht öffnen.",
  IllegalName:
    "Dieser Eintrag hat einen Namen, den kein Computer anzeigen kann, darum lassen Programme ihn weg.",
  DuplicateName: "Es gibt zwei Einträge mit diesem Namen, von denen Programme nur einen öffnen.",
  NotShortened:
    "Der Name dieses Eintrags ist länger, als dieser Tresor erlaubt, darum führen Programme ihn auf, können ihn aber nicht öffnen.",
  NeedlesslyShortened:
    "Der Name dieses Eintrags wurde ohne Not verkürzt, darum führen Programme ihn auf, können ihn aber nicht öffnen.",
  SyncConflict:
    "Ein Synchronisierungsprogramm hat diese Kopie angelegt, weil zwei Computer dasselbe geändert haben.",

  EmptyContentFile:
    "Diese Datei hat ihren Inhalt verloren, oder ihre Synchronisierung ist nicht fertig: Nicht einmal der Anfang ist da.",
  CutFile: "Diese Datei wurde abgeschnitten, ihr Ende fehlt.",
  DamagedHeader:
    "Der Anfang dieser Datei ist beschädigt, und ohne ihn lässt sich nichts davon entschlüsseln; stellen Sie sie aus einer Sicherung wieder her.",
  DamagedChunk: ({ holes }) =>
    `Teile dieser Datei sind beschädigt (${partsText(holes)}); stellen Sie sie aus einer Sicherung wieder her, oder holen Sie den Rest mit „salvage“ heraus.`,
  TrailingEmptyChunk:
    "Diese Datei ist vollständig, endet aber mit einem leeren Block, weshalb manche Programme sie als leer anzeigen.",
  DamagedLink: "Diese Verknüpfung ist beschädigt, darum ist verloren, wohin sie führte.",
  InvalidLinkTarget: "Diese Verknüpfung führt an keinen möglichen Ort.",
};

const lostName =
  "Der Name wird wiederhergestellt, wenn eine Kopie davon da ist; sonst bekommt der Eintrag einen neuen.";
const rightName = "Er bekommt seinen richtigen Namen oder, falls der vergeben ist, einen eigenen.";
const newContent = "Der Ordner bekommt einen neuen, leeren Inhalt.";

export const findingRepairs: typeof englishRepairs = {
  UnfinishedRepair: "Was davon getan wurde, wird zurückgenommen.",
  LeftoverFile: "Die Datei wird in den Ordner der Reparatur verschoben.",
  InterruptedMove: "Der Ordner bekommt seinen Namen zurück.",
  MissingRootDir:
    "Er wird neu angelegt, leer; Ordner, die darin waren, werden als Waisen gefunden.",
  MissingDirIdBackup: "Die Sicherung wird geschrieben.",
  InvalidDirIdBackup: "Die Sicherung wird neu geschrieben.",
  LooseDirFile: "Sie wird in den Ordner der Reparatur verschoben.",
  MissingContentDir: "Der Inhalt wird neu angelegt, leer.",
  OrphanContentDir:
    "Daraus wird ein Ordner in „LOST+FOUND“, mit seinen Namen, wenn sie lesbar sind; ist nichts darin, wird er in den Ordner der Reparatur verschoben.",
  MisplacedContentDir: "Er wird dorthin verschoben, wohin er gehört.",
  DirectoryCycle: "Er wird nach „LOST+FOUND“ verschoben.",
  EmptyDirFile: newContent,
  ObeseDirFile: "Die Kennung wird auf die gekürzt, deren Inhalt da ist und niemand anderem gehört.",
  NotDecodableDirFile: newContent,
  DirIdCollision: "Der andere bleibt; dieser wird in den Ordner der Reparatur verschoben.",
  UnknownType:
    "Was leer ist, wird in den Ordner der Reparatur verschoben; aus einem Inhalt wird eine Datei.",
  AmbiguousType:
    "Was Programme nicht zeigen, bekommt einen eigenen Eintrag; was davon beschädigt ist, wird in den Ordner der Reparatur verschoben.",
  MissingLongName: lostName,
  ObeseNameFile: lostName,
  NotDecodableLongName: lostName,
  TrailingBytesInNameFile: "Was angehängt wurde, wird abgeschnitten.",
  LongShortNamesMismatch: rightName,
  UndecryptableName: "Er wird unter einem neuen Namen nach „LOST+FOUND“ verschoben.",
  MisplacedName: "Er wird dorthin verschoben, wohin er gehört.",
  NonCanonicalName: rightName,
  NameNotNfc: rightName,
  IllegalName: "Er bekommt einen Namen mit „_“ anstelle dessen, was nicht erlaubt ist.",
  DuplicateName: "Dieser bekommt einen eigenen Namen.",
  NotShortened: rightName,
  NeedlesslyShortened: rightName,
  SyncConflict: "Sie bekommt einen eigenen Namen oder, wenn er frei ist, den Namen selbst.",
  TrailingEmptyChunk: "Der leere Block wird abgeschnitten.",
};

function quoted(place: string | undefined): string {
  return place === undefined ? "einem anderen Ordner" : `„${place}“`;
}

/** Parts that are told one by one. */
const MOST_PARTS = 3;

function partsText(holes: Finding["holes"] = []): string {
  const parts = holes.slice(0, MOST_PARTS).map(([start, end]) => `Bytes ${start} bis ${end}`);
  return holes.length > MOST_PARTS
    ? `${parts.join(", ")} und ${holes.length - MOST_PARTS} weitere`
    : parts.join(", ");
}
