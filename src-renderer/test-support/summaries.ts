import { defaultVaultOptions } from "../../src-shared/model/vault-options.ts";
import { nothingKnown } from "../../src-shared/model/vault-safety.ts";
import {
  VaultId,
  type VaultState,
  type VaultSummary,
} from "../../src-shared/model/vault-summary.ts";

export const taxesId = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
export const lettersId = VaultId.parse("0b1de1a6-2f55-4a58-8b5c-52a1d5a3b111");
export const photosId = VaultId.parse("c7a5a0d2-9a55-4c0e-8b8a-0d1f2e3a4b5c");

export const locked: VaultState = { kind: "locked", cipher: "SIV_GCM" };
export const unlocked: VaultState = {
  kind: "unlocked",
  drive: { kind: "off" },
  cipher: "SIV_GCM",
  sinceMs: 0,
  readOnly: false,
  share: { url: "http://127.0.0.1:4242/x7Kd/Taxes/", username: "latchkey", password: "s3cret" },
};

export function summary(id: VaultId, name: string, state: VaultState = locked): VaultSummary {
  return {
    id,
    name,
    place: `~/${name}`,
    options: defaultVaultOptions,
    isPasswordSaved: false,
    safety: { ...nothingKnown, key: { kind: "inside" } },
    state,
  };
}
