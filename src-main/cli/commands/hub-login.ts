import { hubCliText as text } from "../../../src-shared/text/cli-hub-text.ts";
import { usageText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { hubRefused, isRefusal } from "../../hub/hub-error.ts";
import { registerDevice } from "../../hub/register-device.ts";
import { askSecrets } from "../ask-secret.ts";
import { defineCommand } from "../command.ts";
import { type CliHub, defaultDeviceName, tupleText, withHub } from "../hub/cli-hub.ts";
import { withKeyFrom } from "../hub/with-hub-key.ts";
import type { Io } from "../io.ts";
import { accountKeyOptions, type OptionValues, passwordOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { passedText } from "../read-password.ts";
import { UsageError } from "../usage-error.ts";

export const hubLoginCommand = defineCommand({
  name: "hub login",
  operands: { VAULT: "one" },
  options: [...passwordOptions, ...accountKeyOptions, "trust-hub", "device-name", "new-device"],
  run: async ({ operands, options, io }) => {
    if (options["account-key-stdin"] && options["password-stdin"]) {
      throw new UsageError(usageText.keyTwice(["--account-key-stdin", "--password-stdin"]));
    }
    await withHub({ vault: operands.VAULT, options, io }, async (at) => {
      const { hub, keys } = at;
      await agree(at, options["trust-hub"], io);
      if (options["new-device"]) await keys.forget(hub.tuple.api);
      const name = options["device-name"] ?? defaultDeviceName();
      const registered = await logIn(at, io, name, () => accountKeyOf(options, hub.host, io));
      const host = printable(hub.host);
      const lines = [
        ...(registered ? [text.registered(host, printable(name))] : []),
        text.loggedIn(host),
      ];
      await print(io, { server: hub.tuple.api, registered }, lines.join("\n"));
    });
  },
});

/** Asks the user whether to trust the server, unless that is settled. @throws VaultError `hub-refused` */
async function agree(
  { hub, folder, trust }: CliHub,
  agreed: string | undefined,
  io: Io,
): Promise<void> {
  const { tuple } = hub;
  const verdict = await trust.judge(tuple, folder);
  if (verdict.kind === "trusted") return;
  if (agreed !== tupleText(tuple)) {
    const { before } = verdict;
    const told = [
      text.whoIsTrusted(tuple),
      ...(before === null ? [] : [text.before, text.whoIsTrusted(before)]),
      text.ownerSays,
    ];
    if (!io.json) await io.stderr.write(`${told.map(linesPrintable).join("\n\n")}\n\n`);
    if (io.stdin.isTTY !== true) {
      if (!io.json) await io.stderr.write(`${printable(text.trustByOption(tuple))}\n\n`);
      throw hubRefused(hub.host, "not-trusted");
    }
    const answer = await askSecrets(io, (ask) => ask(text.trust));
    if (answer.trim().toLowerCase() !== "yes") throw hubRefused(hub.host, "not-trusted");
  }
  await trust.trust(tuple, folder);
}

function linesPrintable(lines: string): string {
  return lines.split("\n").map(printable).join("\n");
}

/** @returns whether this command line had to be registered */
async function logIn(
  at: CliHub,
  io: Io,
  name: string,
  accountKey: () => Promise<string>,
): Promise<boolean> {
  const signal = io.stop.requested;
  const prove = () => withKeyFrom(at, signal, () => Promise.resolve());
  try {
    await prove();
    return false;
  } catch (error) {
    if (!isRefusal(error, "device-unknown")) throw error;
  }
  await at.session.run(at.hub, signal, async ({ server, device }) => {
    const typed = (await server.isLegacy()) ? "" : await accountKey();
    await registerDevice(systemWorld, server, { device, name, accountKey: typed });
  });
  await prove();
  return true;
}

async function accountKeyOf(
  options: OptionValues<(typeof accountKeyOptions)[number]>,
  host: string,
  io: Io,
): Promise<string> {
  const path = options["account-key-file"];
  if (path !== undefined) return passedText({ from: "file", path }, io);
  if (options["account-key-stdin"]) return passedText({ from: "stdin" }, io);
  if (io.stdin.isTTY !== true) throw new UsageError(text.noAccountKey);
  return askSecrets(io, (ask) => ask(text.accountKey(printable(host))));
}
