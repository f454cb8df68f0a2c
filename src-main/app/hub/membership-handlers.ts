import { passwordBytes } from "../../base/password-bytes.ts";
import { leaveHub, rejoinHub } from "../../keys/hub-config.ts";
import { hubTemplate } from "../../keys/hub-template.ts";
import type { Handlers } from "../handlers.ts";
import { tryEachKeyFile } from "../key-places/try-key-files.ts";
import { assertKeyHere, keyedVault } from "../keys/key-in-use.ts";
import { assertLongEnough } from "../keys/new-password.ts";
import type { UnlockDeps } from "../unlock-handlers.ts";
import { templates } from "./templates.ts";

type MembershipChannel = "hub.leave" | "hub.can-rejoin" | "hub.choose-template" | "hub.rejoin";

/** From a Hub to a password, and back. */
export function membershipHandlers({
  outside,
  state,
}: UnlockDeps): Pick<Handlers, MembershipChannel> {
  const { world } = outside;
  const chosen = templates(outside);
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
    "hub.choose-template": ({ id }) => chosen.choose(id, outside.home),
    "hub.rejoin": async ({ id, password: typed, by }) => {
      const template = by === "kept" ? null : chosen.chosen(id);
      const password = passwordBytes(typed);
      try {
        const vault = at(id);
        const keyed = await keyedVault({ outside, state }, id);
        assertKeyHere(keyed);
        await tryEachKeyFile(keyed.keyFiles, (masterkeyFile) =>
          rejoinHub(world, {
            ...vault,
            password,
            template,
            ...(masterkeyFile === undefined ? {} : { masterkeyFile }),
          }),
        );
      } finally {
        password.fill(0);
      }
      chosen.forget(id);
      await state.look(id);
      return null;
    },
  };
}
