import type { dropText as english } from "../drop-text.ts";

export const dropText: typeof english = {
  heading: "Dateien zum Kopieren hierher ziehen",
  hint: "Dateien und Ordner werden verschlüsselt in den Tresor gelegt. Ziehen Sie eine verschlüsselte Datei aus dem Tresorordner („.c9r“, „.c9s“) hierher, um zu sehen, was sie ist.",
  copyFiles: "Dateien hineinkopieren…",
  copyFolder: "Ordner hineinkopieren…",
  refused: "Was Sie hierher gezogen haben, wurde nicht angenommen",
  close: "Schließen",
};
