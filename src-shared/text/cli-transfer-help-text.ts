/** What the help says of `import` and `export`. */

import type { CommandHelp } from "./command-help.ts";

export const transferHelp: Readonly<Record<"import" | "export", CommandHelp>> = {
  import: {
    summary: "Copy files and folders of this computer into the vault, as many as there are",
    details: [
      "What is in a folder LOCAL goes below the folder --to, which is made if it is missing; a file goes into it under its own name. Links are copied as links, times are kept.",
      "If a name is taken, --on-conflict decides: “keep-both” gives the new one another name (unless said otherwise), “replace” puts it in the place of the old one, “skip” leaves the old one, “newer” replaces it if the new one was changed later. A folder is merged into a folder.",
      "Sizes are counted first, and nothing is begun if there is no room. What fails is named and does not stop the rest. With --verify every file is read back from the vault and compared by its SHA-256; with what does not agree, nothing is replaced.",
      "A call that was cut off, by Ctrl+C or a crash, goes on when it is called again with --resume: what was copied and has not changed is not copied again. A file that was cut off in its middle begins anew.",
    ],
    examples: [
      "latchkey import ~/Cloud/Taxes ~/Documents/Taxes --to /2025",
      "latchkey import ~/Cloud/Films /mnt/films --verify --resume",
      "latchkey import ~/Cloud/Taxes a.pdf b.pdf --on-conflict skip",
    ],
  },
  export: {
    summary: "Copy files and folders out of the vault into a folder of this computer",
    details: [
      "Each PATH goes into the folder DEST under its own name, a folder with everything in it; of the root “/” the entries are copied. DEST is made if it is missing.",
      "Conflicts, --verify and --resume are as with “import”. A file that was cut off in its middle is gone on with: the part that is there, “.latchkey-….part” beside its place, is compared with the vault first. The vault is not changed.",
    ],
    examples: [
      "latchkey export ~/Cloud/Taxes /2025 /2024/letter.pdf ~/Desktop/taxes",
      "latchkey export ~/Cloud/Films / /mnt/backup --on-conflict newer --verify",
    ],
  },
};
