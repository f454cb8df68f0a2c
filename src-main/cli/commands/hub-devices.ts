import { hubCliText as text } from "../../../src-shared/text/cli-hub-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { VaultError } from "../../base/vault-error.ts";
import { deviceId } from "../../hub/device-key.ts";
import type { AtHub } from "../../hub/hub-session.ts";
import type { Device } from "../../hub/server/answers.ts";
import { defineCommand } from "../command.ts";
import { assertTrusted, hasHubKey, withHub } from "../hub/cli-hub.ts";
import type { Io } from "../io.ts";
import { passwordOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { UsageError } from "../usage-error.ts";

export const hubDevicesCommand = defineCommand({
  name: "hub devices",
  operands: { VAULT: "one" },
  options: [...passwordOptions, "remove"],
  run: ({ operands, options, io }) =>
    withHub({ vault: operands.VAULT, options, io }, async (at) => {
      const { hub, session } = at;
      if (!(await hasHubKey(at))) throw new VaultError({ kind: "hub-vault", host: hub.host });
      await assertTrusted(at);
      await session.run(hub, io.stop.requested, async (atHub) => {
        if (options.remove === undefined) await list(atHub, io);
        else await remove(atHub, options.remove, io);
      });
    }),
});

async function list({ server, device }: AtHub, io: Io): Promise<void> {
  const own = deviceId(device.spki);
  for (const { id, name, type, creationTime } of (await server.me()).devices) {
    const current = id === own;
    const about = [printable(name), type ?? "", creationTime ?? ""].filter((part) => part !== "");
    const line = [printable(id), ...about, ...(current ? [text.thisDevice] : [])].join("  ");
    await print(io, { id, name, type, created: creationTime, current }, line);
  }
}

async function remove({ server }: AtHub, id: string, io: Io): Promise<void> {
  const found: Device | undefined = (await server.me()).devices.find((each) => each.id === id);
  if (!found) throw new UsageError(text.noSuchDevice(id));
  await server.removeDevice(id);
  await print(io, { removed: id }, text.removed(printable(found.name)));
}
