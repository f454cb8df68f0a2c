import type { HubAccount } from "../../../src-shared/model/hub-account.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { readAccountKey, renewAccountKey } from "../../hub/account-key.ts";
import { deviceId } from "../../hub/device-key.ts";
import { hubRefused } from "../../hub/hub-error.ts";
import type { AtHub } from "../../hub/hub-session.ts";
import { type OpenedUserKeys, userKeysOfDevice } from "../../hub/keys/user-key-of-device.ts";
import { ownFingerprint } from "../../hub/people/fingerprint.ts";
import { teamOf } from "../../hub/people/team.ts";
import { showRecoveryKey } from "../../keys/show-recovery-key.ts";
import type { Handlers } from "../handlers.ts";
import type { UnlockDeps } from "../unlock-handlers.ts";
import type { AppHubs } from "./app-hubs.ts";
import { signsFor } from "./sign-for.ts";
import type { Stoppable } from "./stoppable.ts";

type AccountChannel =
  | "hub.account"
  | "hub.remove-device"
  | "hub.show-account-key"
  | "hub.renew-account-key"
  | "hub.team"
  | "hub.vouch"
  | "hub.recovery-key";

/** What a user can see and change of their account, from a computer that is registered. */
export function accountHandlers(
  { outside, state }: UnlockDeps,
  hubs: AppHubs,
  stops: Stoppable,
): Pick<Handlers, AccountChannel> {
  const at = <T>(id: VaultId, work: (at: AtHub) => Promise<T>): Promise<T> =>
    stops.run(id, (signal) => hubs.run(id, signal, work));

  const asUser = <T>(
    id: VaultId,
    work: (at: AtHub, user: OpenedUserKeys) => Promise<T>,
  ): Promise<T> =>
    at(id, async (hub) => {
      using user = await userKeysOfDevice(hub.server, hub.device);
      return await work(hub, user);
    });

  const signFor = signsFor(outside);

  return {
    "hub.account": ({ id }) => asUser(id, accountOf),
    "hub.remove-device": ({ id, deviceId: device }) =>
      asUser(id, async (hub, user) => {
        await hub.server.removeDevice(device);
        return accountOf(hub, user);
      }),
    "hub.show-account-key": ({ id }) =>
      asUser(id, ({ server }, user) => readAccountKey(server, user)),
    "hub.renew-account-key": ({ id }) =>
      asUser(id, ({ server }, user) => renewAccountKey(outside.world, server, user)),
    "hub.team": ({ id }) => asUser(id, ({ server }, user) => teamOf(server, user)),
    "hub.vouch": ({ id, ...compared }) => asUser(id, (hub, user) => signFor(hub, user, compared)),
    "hub.recovery-key": ({ id }) =>
      stops.run(id, async (signal) => {
        await hubs.run(id, signal, assertOwner);
        const { path: hostPath } = state.list.find(id);
        const vault = { storage: outside.storageAt(hostPath), hostPath };
        // The key has to be that of this vault before anybody writes its words down.
        const words = await hubs.withKey(id, signal, (rawKey) =>
          showRecoveryKey({ ...vault, password: new Uint8Array(), rawKey }),
        );
        return words.split(" ");
      }),
  };
}

async function assertOwner({ server }: AtHub): Promise<void> {
  if (!(await server.ownsVault())) throw hubRefused(server.vault.host, "not-owner");
}

async function accountOf({ server, device }: AtHub, user: OpenedUserKeys): Promise<HubAccount> {
  const { name, id, devices } = await server.me();
  const own = deviceId(device.spki);
  return {
    userName: name ?? id,
    devices: devices.map(({ creationTime, ...each }) => ({
      id: each.id,
      name: each.name,
      type: each.type,
      createdMs: timeOf(creationTime),
      isThis: each.id === own,
    })),
    fingerprint: await ownFingerprint(user),
    isOwner: await server.ownsVault(),
  };
}

function timeOf(text: string | null): number | null {
  const ms = Date.parse(text ?? "");
  return Number.isNaN(ms) ? null : ms;
}
