import { resolve } from "node:path";
import { keyText as keyPlaceText } from "../../../src-shared/text/cli-key-text.ts";
import { infoText, labelText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { masterkeyPath } from "../../app/key-places/key-place-at.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { inspectVault, type VaultDescription } from "../../vault/inspect-vault.ts";
import { defineCommand } from "../command.ts";
import { labelled } from "../format-for-people.ts";
import type { Io } from "../io.ts";
import { keyFilesOf } from "../key-files.ts";
import { print } from "../print.ts";

export const infoCommand = defineCommand({
  name: "info",
  operands: { VAULT: "one" },
  options: ["masterkey-file"],
  run: async ({ operands, options, io }) => {
    const vault = resolve(operands.VAULT);
    const description = await inspectVault(nodeStorage(vault), vault);
    const { format, cipher, shorteningThreshold, keySource, needsUpgrade } = description;
    const { path: masterkeyFile, isLinked } = await keyFile(
      options["masterkey-file"],
      description,
      vault,
      io,
    );
    await print(
      io,
      { format, cipher, shorteningThreshold, keySource, masterkeyFile, needsUpgrade },
      labelled([
        [labelText.vault, printable(vault)],
        [labelText.format, String(format)],
        [labelText.cipher, cipher ?? infoText.unknown],
        [
          labelText.shorteningThreshold,
          shorteningThreshold === null ? infoText.unknown : infoText.shortened(shorteningThreshold),
        ],
        [labelText.key, keyText(description, masterkeyFile)],
        [labelText.state, needsUpgrade ? infoText.needsUpgrade : infoText.current],
      ]),
    );
    if (!io.json && isLinked && masterkeyFile !== null) {
      const offer = keyPlaceText.linked(printable(vault), printable(masterkeyFile));
      await io.stdout.write(`\n${offer}\n`);
    }
  },
});

/** Where the key file is, or null if the vault has none or it is not in the vault. */
async function keyFile(
  elsewhere: string | undefined,
  { hasMasterkeyFile }: VaultDescription,
  vault: string,
  io: Io,
): Promise<{ readonly path: string | null; readonly isLinked: boolean }> {
  if (elsewhere === undefined && hasMasterkeyFile) {
    return { path: masterkeyPath(vault), isLinked: false };
  }
  const { elsewhere: found, isLinked } = await keyFilesOf(vault, elsewhere, io);
  return { path: found[0]?.hostPath ?? null, isLinked };
}

function keyText({ keySource, hubHost }: VaultDescription, masterkeyFile: string | null): string {
  if (keySource === "hub") return infoText.hub(printable(hubHost ?? ""));
  return masterkeyFile === null
    ? infoText.keyFileElsewhere
    : infoText.keyFile(printable(masterkeyFile));
}
