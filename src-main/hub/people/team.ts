/**
 * Who gets the key of a vault, and whether the keys that the server shows for each are theirs.
 *
 * The server can show any key for anybody. What it cannot make is a signature
 * of the user, or of somebody whom the user has signed for.
 */

import type { HubMate, HubMateTrust, HubTeam } from "../../../src-shared/model/hub-team.ts";
import { shippedWords } from "../../format/shipped-words.ts";
import { believing } from "../hub-error.ts";
import type { Member } from "../server/answers.ts";
import type { HubServer } from "../server/hub-server.ts";
import { TokenError } from "../token-error.ts";
import type { UserKeys } from "../user-keys.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { ownKeys, shownKeys } from "./public-keys.ts";
import { isSameKeys, type Person, type PublicKeys, verifyTrustChain } from "./trust-chain.ts";

/**
 * @param user - with the own private keys: what the server says of the user itself is not asked
 * @throws VaultError `hub-refused`: `not-owner`, `forged-answer`; as every call of the server
 */
export async function teamOf(server: HubServer, user: UserKeys): Promise<HubTeam> {
  const { id } = await server.me();
  const members = await server.members();
  const waiting = await server.waiting();
  const chains = new Map((await server.trusted()).map((each) => [each.id, each.chain]));
  const keys = ownKeys(user);
  const me = keys === null ? null : { id, keys };
  return believing(server.vault.host, () =>
    Promise.all(
      everybody(members, waiting).map((mate) => judged(mate, me, id, chains.get(mate.id) ?? null)),
    ),
  );
}

interface Listed extends Member {
  readonly isWaiting: boolean;
}

/** Who waits as a member of a group is not in the list of members; of one who is, the newer word counts. */
function everybody(members: readonly Member[], waiting: readonly Member[]): readonly Listed[] {
  const all = new Map<string, Listed>();
  for (const member of members) all.set(member.id, { ...member, isWaiting: false });
  for (const user of waiting) {
    const { role = null } = all.get(user.id) ?? {};
    all.set(user.id, { ...user, role: role ?? user.role, isWaiting: true });
  }
  return [...all.values()];
}

async function judged(
  mate: Listed,
  me: Person | null,
  myId: string,
  chain: readonly string[] | null,
): Promise<HubMate> {
  const { id, name, isGroup, isWaiting, role } = mate;
  const keys = isGroup ? null : shownKeys(mate);
  const about = { id, name: name ?? id, isGroup, isOwner: role === "OWNER", isWaiting };
  if (keys === null) return { ...about, fingerprint: null, trust: { kind: "unknown" } };
  const fingerprint = await fingerprintOf(keys.ecdh, keys.ecdsa, shippedWords());
  const trust = id === myId ? trustInMyself(me, keys) : await trustIn({ id, keys }, me, chain);
  return { ...about, fingerprint, trust };
}

function trustInMyself(me: Person | null, shown: PublicKeys): HubMateTrust {
  if (me === null) return { kind: "unknown" };
  return { kind: isSameKeys(me.keys, shown) ? "self" : "not-mine" };
}

async function trustIn(
  alleged: Person,
  me: Person | null,
  chain: readonly string[] | null,
): Promise<HubMateTrust> {
  if (me === null || chain === null || chain.length === 0) return { kind: "unknown" };
  try {
    const links = await verifyTrustChain(chain, me, alleged);
    return links === 1 ? { kind: "verified" } : { kind: "vouched", links };
  } catch (error) {
    if (error instanceof TokenError) return { kind: "contradicted" };
    throw error;
  }
}
