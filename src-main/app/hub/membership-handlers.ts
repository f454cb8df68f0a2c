import { passwordBytes } from "../../base/password-bytes.ts";
import { hubTemplate, leaveHub, rejoinHub } from "../../keys/hub-config.ts";
import type { Handlers } from "../handlers.ts";
import { assertLongEnough } from "../keys/new-password.ts";
import type { UnlockDeps } from "../unlock-handlers.ts";

type MembershipChannel = "hub.leave" | "hub.can-rejoin" | "hub.rejoin";

/** From a Hub to a password, and back. */
export function membershipHandlers({
  outside,
  state,
}: UnlockDeps): Pick<Handlers, MembershipChannel> {
  const { world } = outside;
  const at = (id: Parameters<typeof state.list.find>[0]) => {
    if (state.open.stateOf(id).kind !== "shut") throw new RangeError("this vault is not shut");
    const { path: hostPath } = state.list.find(id);
    return { storage: outside.storageAt(hostPath), hostPath };
  };
  return {
    "hub.leave": async ({ id, words, newPassword }) => {
      assertLongEnough(newPassword);
      const password = passwordBytes(newPassword);
      try {
        await leaveHub(world, { ...at(id), words, password });
      } finally {
        password.fill(0);
      }
      await state.look(id);
      return null;
    },
    "hub.can-rejoin": async ({ id }) => {
      const { path } = state.list.find(id);
      return (await hubTemplate(outside.storageAt(path), null)) !== null;
    },
    "hub.rejoin": async ({ id, password: typed }) => {
      const password = passwordBytes(typed);
      try {
        await rejoinHub(world, { ...at(id), password });
      } finally {
        password.fill(0);
      }
      await state.look(id);
      return null;
    },
  };
}
