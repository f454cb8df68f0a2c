import { entryText, labelText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { tidyPath } from "../../transfer/vault-path.ts";
import { defineCommand } from "../command.ts";
import { type EntryRecord, entryRecord } from "../entry-record.ts";
import { labelled, readableSize, readableTime } from "../format-for-people.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { withVault } from "../with-vault.ts";

export const statCommand = defineCommand({
  name: "stat",
  operands: { VAULT: "one", PATH: "one" },
  options: openingOptions,
  run: (call) =>
    withVault(call, "read", async (vault) => {
      const entry = await vault.stat(call.operands.PATH);
      const record = await entryRecord(vault, tidyPath(call.operands.PATH), entry, false);
      await print(call.io, record, description(record));
    }),
});

function description({ path, type, size, mtime, target, error }: EntryRecord): string {
  return labelled([
    [labelText.path, printable(path)],
    [labelText.type, entryText[type]],
    ...(size === null ? [] : [[labelText.size, exactSize(size)] as const]),
    [labelText.changed, readableTime(Date.parse(mtime))],
    ...(target === undefined ? [] : [[labelText.target, printable(target)] as const]),
    ...(error === undefined ? [] : [[labelText.problem, error] as const]),
  ]);
}

function exactSize(bytes: number): string {
  return bytes < 1024 ? readableSize(bytes) : `${readableSize(bytes)} (${bytes} B)`;
}
