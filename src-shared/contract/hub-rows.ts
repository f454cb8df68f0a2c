/** What the window may ask about Hub servers. Whatever needs a login opens the browser for it, and waits. */

import { z } from "zod";
import { HubTuple } from "../model/hub.ts";
import { HubAccount, HubLook, HubTemplate } from "../model/hub-account.ts";
import { HubTeam } from "../model/hub-team.ts";
import { VaultId } from "../model/vault-summary.ts";

const nothing = z.strictObject({});
const oneVault = z.strictObject({ id: VaultId });
const short = z.string().min(1).max(200);
const secret = z.string().min(1).max(10_000);

export const hubRows = {
  /** Whom a vault names; asks nobody. */
  "hub.look": { input: oneVault, output: HubLook },

  /** The user trusts what they have seen; refused if the vault names something else by now. */
  "hub.trust": { input: z.strictObject({ id: VaultId, tuple: HubTuple }), output: z.null() },

  /** Every server that is trusted. */
  "hub.trusted": { input: nothing, output: z.array(HubTuple).readonly() },

  "hub.distrust": { input: z.strictObject({ tuple: HubTuple }), output: z.null() },

  /** Opens a vault; ended by `vault.stop-unlocking`. */
  "hub.unlock": { input: z.strictObject({ id: VaultId, readOnly: z.boolean() }), output: z.null() },

  /** Makes this computer known to the server, by the account key of the user; ended by `hub.stop`. */
  "hub.register": {
    input: z.strictObject({ id: VaultId, accountKey: z.string().max(200), deviceName: short }),
    output: z.null(),
  },

  /** Forgets a key of this computer that can no longer be read, so that it can be registered anew. */
  "hub.new-device-key": { input: oneVault, output: z.null() },

  /** Opens a page of the Hub in the browser: the profile of the user, or the vaults. */
  "hub.open-page": {
    input: z.strictObject({ id: VaultId, page: z.enum(["profile", "vaults"]) }),
    output: z.null(),
  },

  /** Ends whatever of the following is under way; it then fails with `cancelled`. */
  "hub.stop": { input: oneVault, output: z.null() },

  "hub.account": { input: oneVault, output: HubAccount },

  "hub.remove-device": {
    input: z.strictObject({ id: VaultId, deviceId: short }),
    output: HubAccount,
  },

  "hub.show-account-key": { input: oneVault, output: z.string() },

  /** Makes another account key, and shows it. */
  "hub.renew-account-key": { input: oneVault, output: z.string() },

  /** Whom the vault is shared with, and whose keys are known to be theirs; for an owner of the vault. */
  "hub.team": { input: oneVault, output: HubTeam },

  /** The user has compared the words of somebody: signs for the keys of this fingerprint, and no others. */
  "hub.vouch": {
    input: z.strictObject({ id: VaultId, userId: short, fingerprint: short }),
    output: HubTeam,
  },

  /** The words of the recovery key, for an owner of the vault. */
  "hub.recovery-key": { input: oneVault, output: z.array(z.string()).readonly() },

  /** Makes a vault with a password of it, by its recovery key. Its old configuration is kept. */
  "hub.leave": {
    input: z.strictObject({ id: VaultId, words: secret, newPassword: secret }),
    output: z.null(),
  },

  /** Whether a configuration of a Hub is kept in the vault folder. */
  "hub.can-rejoin": { input: oneVault, output: z.boolean() },

  /** Lets the user choose a configuration of a Hub elsewhere; `null` if they changed their mind. */
  "hub.choose-template": { input: oneVault, output: HubTemplate.nullable() },

  /**
   * Lets a Hub give the key of a vault, by the configuration that is kept in its folder or was chosen last. The
   * password proves that it is the same vault.
   */
  "hub.rejoin": {
    input: z.strictObject({ id: VaultId, password: secret, by: z.enum(["kept", "chosen"]) }),
    output: z.null(),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
