import { basename, resolve } from "node:path";
import { labelText, resultText } from "../../../src-shared/text/cli-text.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import type { Share } from "../../webdav/server.ts";
import { defineCommand } from "../command.ts";
import { labelled } from "../format-for-people.ts";
import type { Stop } from "../io.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { openVaultOf } from "../with-vault.ts";

export const serveCommand = defineCommand({
  name: "serve",
  operands: { VAULT: "one" },
  options: ["port", "read-only", ...openingOptions],
  run: async (call) => {
    const { port, "read-only": readOnly } = call.options;
    const vault = await openVaultOf(call, readOnly ? "read" : "write");
    try {
      // Loaded here, because no other command needs the server and it takes a while to load.
      const { startShare } = await import("../../webdav/server.ts");
      const share = await startShare(vault, {
        name: basename(resolve(call.operands.VAULT)),
        random: systemWorld.random,
        readOnly,
        ...(port === undefined ? {} : { port }),
      });
      try {
        const { url, username, password } = share;
        await print(call.io, { url, username, password }, invitation(share));
        await aborted(call.io.stop.requested);
      } finally {
        await end(share, call.io.stop);
      }
    } finally {
      await vault.lock();
    }
  },
});

function invitation({ url, username, password }: Share): string {
  const access = labelled([
    [labelText.address, url],
    [labelText.username, username],
    [labelText.sharePassword, password],
  ]);
  return `${resultText.serving}\n\n${access}\n\n${resultText.stopServing}`;
}

/** Lets running requests finish, until a second signal says not to wait for them. */
async function end(share: Share, stop: Stop): Promise<void> {
  const closed = share.close();
  const forced = aborted(stop.forced).then(() => share.close({ force: true }));
  await Promise.race([closed, forced]);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else {
      signal.addEventListener(
        "abort",
        () => {
          resolve();
        },
        { once: true },
      );
    }
  });
}
