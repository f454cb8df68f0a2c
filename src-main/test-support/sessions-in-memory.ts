import type { SessionUse, Writers } from "../vault/leftovers/writers.ts";

/** Sessions of one vault, all alive until they leave. */
export function sessionsInMemory(): Writers {
  const uses = new Map<string, SessionUse>();
  const others = (own?: string) => [...uses].filter(([session]) => session !== own);
  return {
    enter: async (session, _, use = "writing") => {
      uses.set(session, use);
      return async () => {
        uses.delete(session);
      };
    },
    isGone: async () => false,
    isOpen: async () => others().some(([, use]) => use === "writing"),
    isInRepair: async (_, own) => others(own).some(([, use]) => use === "repairing"),
  };
}
