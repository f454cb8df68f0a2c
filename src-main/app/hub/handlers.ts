import { hostname } from "node:os";
import type { HubTuple } from "../../../src-shared/model/hub.ts";
import { failureOf } from "../../base/vault-error.ts";
import { hubRefused } from "../../hub/hub-error.ts";
import { registerDevice } from "../../hub/register-device.ts";
import { isSameTuple } from "../../hub/trust/judge-trust.ts";
import type { Handlers } from "../handlers.ts";
import { lookingAfterFailure, requestFor, type UnlockDeps } from "../unlock-handlers.ts";
import { unlockVault } from "../unlock-vault.ts";
import { accountHandlers } from "./account-handlers.ts";
import type { AppHubs } from "./app-hubs.ts";
import { membershipHandlers } from "./membership-handlers.ts";
import { type Stoppable, stoppable } from "./stoppable.ts";

/** Everything that the window asks about Hub servers. */
export function hubHandlers(
  deps: UnlockDeps,
  hubs: AppHubs,
): Pick<Handlers, Extract<keyof Handlers, `hub.${string}`>> {
  const stops = stoppable();
  return {
    ...trustHandlers(hubs),
    ...openingHandlers(deps, hubs, stops),
    ...accountHandlers(deps, hubs, stops),
    ...membershipHandlers(deps),
    "hub.stop": ({ id }) => {
      stops.stop(id);
      return Promise.resolve(null);
    },
  };
}

type TrustChannel = "hub.look" | "hub.trust" | "hub.trusted" | "hub.distrust";

function trustHandlers({ book, hubOf, forgetLogins }: AppHubs): Pick<Handlers, TrustChannel> {
  return {
    "hub.look": async ({ id }) => {
      const { hub, folder } = await hubOf(id);
      const verdict = await book.judge(hub.tuple, folder);
      return {
        tuple: hub.tuple,
        isTrusted: verdict.kind === "trusted",
        before: verdict.kind === "trusted" ? null : verdict.before,
        deviceName: hostname(),
      };
    },
    "hub.trust": async ({ id, tuple }) => {
      const { hub, folder } = await hubOf(id);
      // What the user has seen is what is trusted, and not what the vault says by now.
      if (!isSameTuple(hub.tuple, tuple)) throw hubRefused(hub.host, "not-trusted");
      await book.trust(tuple, folder);
      return null;
    },
    "hub.trusted": async () => (await book.servers()).map(({ tuple }): HubTuple => tuple),
    "hub.distrust": async ({ tuple }) => {
      await book.revoke(tuple);
      forgetLogins(tuple);
      return null;
    },
  };
}

type OpeningChannel = "hub.unlock" | "hub.register" | "hub.new-device-key" | "hub.open-page";

function openingHandlers(
  deps: UnlockDeps,
  hubs: AppHubs,
  stops: Stoppable,
): Pick<Handlers, OpeningChannel> {
  const { outside, state } = deps;
  const { world } = outside;
  return {
    "hub.unlock": async ({ id, readOnly }) => {
      await lookingAfterFailure(state, id, async () => {
        const request = { ...requestFor(deps, id), password: new Uint8Array(), readOnly };
        await state.open.unlock(id, (signal) =>
          hubs.withKey(id, signal, (rawKey) => unlockVault(world, { ...request, signal, rawKey })),
        );
      });
      return null;
    },
    "hub.register": async ({ id, accountKey, deviceName: name }) => {
      await stops.run(id, (signal) =>
        hubs.run(id, signal, ({ server, device }) =>
          registerDevice(world, server, { device, name, accountKey }),
        ),
      );
      return null;
    },
    "hub.new-device-key": async ({ id }) => {
      const { hub } = await hubs.trusted(id);
      // Only a key that is of no use any more goes.
      await hubs.keys.load(hub.tuple.api).catch(async (error: unknown) => {
        const failure = failureOf(error);
        const isLost = failure.kind === "hub-refused" && failure.reason === "device-key-lost";
        if (!isLost) throw error;
        await hubs.keys.forget(hub.tuple.api);
      });
      return null;
    },
    "hub.open-page": async ({ id, page }) => {
      const { hub } = await hubs.trusted(id);
      await outside.desktop.openTrusted(new URL(page, hub.webApp).href);
      return null;
    },
  };
}
