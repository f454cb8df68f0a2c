import type { HubTeam } from "../../../src-shared/model/hub-team.ts";
import { hubTeamText } from "../../../src-shared/text/hub-text.ts";
import type { AtHub } from "../../hub/hub-session.ts";
import { teamOf } from "../../hub/people/team.ts";
import { type Compared, vouchFor } from "../../hub/people/vouch.ts";
import type { UserKeys } from "../../hub/user-keys.ts";
import type { Outside } from "../outside.ts";

/**
 * Signs that keys are those of a person, once the user has said so in a dialog of the system.
 *
 * The window is not trusted: that words were compared is for the user to say, and so main shows them
 * itself, with the name, as the server has them now.
 *
 * @returns the team as it is then; as it was, if the user said no or is still being asked
 * @throws VaultError as `vouchFor`
 */
export type SignFor = (at: AtHub, user: UserKeys, compared: Compared) => Promise<HubTeam>;

export function signsFor({ world, desktop }: Pick<Outside, "world" | "desktop">): SignFor {
  let isAsking = false;

  async function isMeant(name: string, words: readonly string[]): Promise<boolean> {
    if (isAsking) return false;
    isAsking = true;
    try {
      return (await desktop.transfers.confirm(hubTeamText.confirm(name, words))).isYes;
    } finally {
      isAsking = false;
    }
  }

  return async ({ server }, user, compared) => {
    const team = await teamOf(server, user);
    const { name, fingerprint } = team.find(({ id }) => id === compared.userId) ?? {};
    // Other keys than those that were shown are refused below.
    const isShown = name !== undefined && fingerprint?.hex === compared.fingerprint;
    if (isShown && !(await isMeant(name, fingerprint.words))) return team;
    await vouchFor(world, server, user, compared);
    return teamOf(server, user);
  };
}
