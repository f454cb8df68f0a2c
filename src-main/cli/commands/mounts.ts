import { resultText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { driveBook } from "../../volume/drive-book.ts";
import { defineCommand } from "../command.ts";
import { ownFolder } from "../key-files.ts";
import { print } from "../print.ts";

/** Reads notes only: asks neither the vaults nor their drives, which may not answer. */
export const mountsCommand = defineCommand({
  name: "mounts",
  operands: {},
  options: [],
  run: async ({ io }) => {
    const drives = await driveBook(ownFolder(io)).list();
    for (const { drive, vault, pid, isAlive } of drives) {
      const { kind, place } = drive;
      const text = resultText.drive(printable(place), printable(vault), !isAlive);
      await print(io, { vault, place, kind, pid, isAlive }, text);
    }
    if (drives.length === 0 && !io.json) await io.stdout.write(`${resultText.noDrives}\n`);
  },
});
