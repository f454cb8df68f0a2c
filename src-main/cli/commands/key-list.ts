import { keyText } from "../../../src-shared/text/cli-key-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { identityOf } from "../../app/key-places/key-files.ts";
import { systemVolumes } from "../../app/key-places/system-volumes.ts";
import { defineCommand } from "../command.ts";
import { keyBook } from "../key-files.ts";
import { print } from "../print.ts";

export const keyListCommand = defineCommand({
  name: "key list",
  operands: { VAULT: "one" },
  options: [],
  run: async ({ operands, io }) => {
    const { found, missing } = await keyBook(io).find(await identityOf(operands.VAULT));
    for (const { hostPath, label, isCurrent } of found) {
      const record = { masterkeyFile: hostPath, label, present: true, current: isCurrent };
      await print(io, record, keyText.place(printable(hostPath), isCurrent));
    }
    for (const { lastSeen, label } of missing) {
      const record = { masterkeyFile: lastSeen, label, present: false };
      const name = printable(label ?? keyText.noLabel);
      await print(io, record, keyText.missing(name, printable(lastSeen)));
    }
    for (const { mountPoint, label, isRemovable } of await systemVolumes()()) {
      if (!isRemovable) continue;
      const name = printable(label ?? keyText.noLabel);
      await print(io, { drive: mountPoint, label }, keyText.drive(name, printable(mountPoint)));
    }
  },
});
