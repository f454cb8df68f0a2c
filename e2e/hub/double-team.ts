/** What owners see of a vault at the Hub of our own, and who has signed for whom. */

import { type Answer, json, nothing } from "./answers.ts";
import type { DoubleUser, DoubleVault, HubDouble } from "./double-state.ts";

/** By default a chain has no more links than this. */
const MAX_DEPTH = 3;

export function isMember({ roles, groups }: DoubleVault, userId: string): boolean {
  return roles.has(userId) || [...groups.values()].some((users) => users.includes(userId));
}

export function membersAnswer(hub: HubDouble, user: DoubleUser, vault?: DoubleVault): Answer {
  if (vault?.roles.get(user.id) !== "OWNER") return nothing(403);
  const users = [...vault.roles].map(([id, role]) => ({ ...publicInfo(hub, id), role }));
  const groups = [...vault.groups.keys()].map((id) => ({
    id,
    name: `Group ${id}`,
    type: "GROUP",
    role: "MEMBER",
  }));
  return json([...users, ...groups]);
}

/** Who has an account, is to have the key, and has not got it. */
export function waitingAnswer(hub: HubDouble, user: DoubleUser, vault?: DoubleVault): Answer {
  if (vault?.roles.get(user.id) !== "OWNER") return nothing(403);
  const waiting = [...hub.users.values()].filter(
    ({ id, record }) =>
      isMember(vault, id) && !vault.tokens.has(id) && record["ecdhPublicKey"] !== undefined,
  );
  return json(waiting.map(({ id }) => publicInfo(hub, id)));
}

function publicInfo({ users }: HubDouble, userId: string): object {
  const { id, name, email, ecdhPublicKey, ecdsaPublicKey } = users.get(userId)?.record ?? {};
  return { id, name, email, type: "USER", devices: [], ecdhPublicKey, ecdsaPublicKey };
}

export function trustAnswer(
  hub: HubDouble,
  user: DoubleUser,
  about: string,
  question: { readonly method: string | undefined; readonly body: string },
): Answer {
  if (question.method === "PUT") {
    if (!hub.users.has(about) || question.body.split(".").length !== 3) return nothing(400);
    const mine = hub.signatures.get(user.id) ?? new Map<string, string>();
    hub.signatures.set(user.id, mine.set(about, question.body));
    return nothing(204);
  }
  return about === "" ? json(chainsFrom(hub, user.id)) : nothing(405);
}

/** The shortest chain to everybody whom one leads to. */
function chainsFrom({ signatures }: HubDouble, me: string): readonly object[] {
  const chains = new Map<string, readonly string[]>([[me, []]]);
  for (const [id, chain] of chains) {
    for (const [next, token] of signatures.get(id) ?? []) {
      if (!chains.has(next) && chain.length < MAX_DEPTH) chains.set(next, [...chain, token]);
    }
  }
  chains.delete(me);
  return [...chains].map(([trustedUserId, signatureChain]) => ({ trustedUserId, signatureChain }));
}
