import { z } from "zod";
import { Member, TrustedUser } from "./answers.ts";
import type { HubApi, Refusals } from "./hub-api.ts";

/** Whom a vault is shared with, and who vouches for whom. All but `trusted` and `vouch` are for owners. */
export interface PeopleCalls {
  /** Users and groups that the vault is shared with. @throws VaultError `hub-refused`: `not-owner` */
  members(): Promise<readonly Member[]>;
  /** Users who are to get the key and have not got it, members of groups among them. @throws as {@link members} */
  waiting(): Promise<readonly Member[]>;
  /** Chains of signatures that begin with the user; none at a Hub before 1.4. */
  trusted(): Promise<readonly TrustedUser[]>;
  /** @param signature - of the user, about somebody else */
  vouch(userId: string, signature: string): Promise<void>;
}

/** More than a screen can show; a server may not make us check more. */
const MOST = 10_000;

const onlyOwners: Refusals = { 403: "not-owner" };
const Members = z.array(Member).max(MOST);
const TrustedUsers = z.array(TrustedUser).max(MOST);

export function peopleCalls(api: HubApi): PeopleCalls {
  const vault = `vaults/${api.vault.vaultId}`;

  async function list(path: string): Promise<readonly Member[]> {
    const answer = await api.ask(path);
    api.require(answer, [200], onlyOwners);
    return api.parse(Members, answer);
  }

  return {
    members: () => list(`${vault}/members`),
    waiting: () => list(`${vault}/users-requiring-access-grant`),

    async trusted() {
      const answer = await api.ask("users/trusted");
      if (answer.status === 404) return [];
      api.require(answer, [200]);
      return api.parse(TrustedUsers, answer);
    },

    async vouch(userId, signature) {
      const answer = await api.ask(`users/trusted/${encodeURIComponent(userId)}`, {
        method: "PUT",
        headers: { "Content-Type": "text/plain" },
        body: signature,
      });
      api.require(answer, [200, 201, 204]);
    },
  };
}
