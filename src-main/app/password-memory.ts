import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { AppState } from "./app-state.ts";
import type { Handlers } from "./handlers.ts";
import type { Outside } from "./outside.ts";
import type { SettingsBook } from "./settings/settings.ts";

export interface MemoryDeps {
  readonly outside: Pick<Outside, "keychain" | "log">;
  readonly state: Pick<AppState, "passwords" | "announce">;
  readonly settings: SettingsBook;
}

type PasswordMemoryChannel = "password.can-be-saved" | "password.forget";

/** Whether passwords can be saved, and the way to forget one. */
export function passwordMemoryHandlers(deps: MemoryDeps): Pick<Handlers, PasswordMemoryChannel> {
  return {
    "password.can-be-saved": () => canBeSaved(deps),
    "password.forget": async ({ id }) => {
      await deps.state.passwords.forget(id);
      deps.state.announce();
      return null;
    },
  };
}

/**
 * Saves the password that has just opened a vault, or forgets what was saved.
 *
 * The vault is open either way: what the keychain refuses is no reason to shut it.
 */
export async function rememberOrForget(
  deps: MemoryDeps,
  id: VaultId,
  password: string,
  remember: boolean,
): Promise<void> {
  const { passwords, announce } = deps.state;
  if (!remember && !passwords.has(id)) return;
  try {
    if (!remember) await passwords.forget(id);
    else if (await canBeSaved(deps)) await passwords.keep(id, password);
  } catch (error) {
    deps.outside.log("saving a password", error);
  }
  announce();
}

async function canBeSaved({ outside, settings }: MemoryDeps): Promise<boolean> {
  return settings.current.useKeychain && (await outside.keychain.isUsable());
}
