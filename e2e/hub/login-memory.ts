/**
 * Where the login server of the tests keeps its sessions, codes and tokens: in the memory of the test, and no longer
 * than it runs.
 */

import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

type Kept = Map<string, AdapterPayload>;

/** One memory for each login server, so that no two of them know of each other. */
export function loginMemory(): AdapterFactory {
  const memory = new Map<string, Kept>();
  return (kind) => {
    const kept: Kept = memory.get(kind) ?? new Map<string, AdapterPayload>();
    memory.set(kind, kept);
    return kindOfThing(kept);
  };
}

/** What is over is refused by the provider, which looks at the `exp` of all that it finds. */
function kindOfThing(kept: Kept): Adapter {
  const findBy = (member: "uid" | "userCode", value: string): AdapterPayload | undefined =>
    [...kept.values()].find((payload) => payload[member] === value);
  return {
    upsert: async (id, payload) => void kept.set(id, payload),
    find: async (id) => kept.get(id),
    findByUid: async (uid) => findBy("uid", uid),
    findByUserCode: async (userCode) => findBy("userCode", userCode),
    async consume(id) {
      const payload = kept.get(id);
      if (payload) kept.set(id, { ...payload, consumed: Math.floor(Date.now() / 1_000) });
    },
    destroy: async (id) => void kept.delete(id),
    async revokeByGrantId(grantId) {
      for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id);
    },
  };
}
