/** Which Hub servers the user trusts, in `hub-trust.json`; app and command line share it. */

import { z } from "zod";
import { HubTuple } from "../../../src-shared/model/hub.ts";
import {
  judgeTrust,
  type TrustedServer,
  type TrustVerdict,
  withoutTrust,
  withTrust,
} from "../../hub/trust/judge-trust.ts";
import { inTurn } from "../in-turn.ts";
import { keptFile } from "../kept-file.ts";

export interface TrustBook {
  servers(): Promise<readonly TrustedServer[]>;
  /** @param vault - its folder, absolute on this computer */
  judge(tuple: HubTuple, vault: string): Promise<TrustVerdict>;
  /** The user has agreed. @throws VaultError `local-failed` */
  trust(tuple: HubTuple, vault: string): Promise<void>;
  /** @throws VaultError `local-failed` */
  revoke(tuple: HubTuple): Promise<void>;
}

const Content = z.strictObject({
  version: z.literal(1),
  servers: z.array(z.strictObject({ tuple: HubTuple, vaults: z.array(z.string()).readonly() })),
});

/**
 * @param folder - of Latchkey's own files, absolute
 * @param now - milliseconds since 1970
 */
export function trustBook(folder: string, now: () => number): TrustBook {
  const run = inTurn();
  const file = () =>
    keptFile<readonly TrustedServer[]>({
      folder,
      name: "hub-trust",
      now,
      initial: [],
      fromJson: (json) => Content.parse(json).servers,
      toJson: (servers) => ({ version: 1, servers }),
    });

  // Read anew every time: the other of app and command line may have written since.
  const read = async () => (await file().load()).value;

  function change(next: (servers: readonly TrustedServer[]) => readonly TrustedServer[]) {
    return run(async () => {
      const kept = file();
      await kept.save(next((await kept.load()).value));
    });
  }

  return {
    servers: read,
    judge: async (tuple, vault) => judgeTrust(await read(), tuple, vault),
    trust: (tuple, vault) => change((servers) => withTrust(servers, tuple, vault)),
    revoke: (tuple) => change((servers) => withoutTrust(servers, tuple)),
  };
}
