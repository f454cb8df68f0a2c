import { keyText } from "../../../src-shared/text/cli-key-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { identityOf } from "../../app/key-places/key-files.ts";
import { defineCommand } from "../command.ts";
import { keyBook } from "../key-files.ts";
import { print } from "../print.ts";

export const keyForgetCommand = defineCommand({
  name: "key forget",
  operands: { VAULT: "one" },
  options: [],
  run: async ({ operands, io }) => {
    const forgotten = await keyBook(io).forget(await identityOf(operands.VAULT));
    await print(
      io,
      { masterkeyFile: null, removed: [], forgotten },
      forgotten.length === 0
        ? keyText.nothingRemembered
        : keyText.forgotten(forgotten.map(printable)),
    );
  },
});
