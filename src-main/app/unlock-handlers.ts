import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../base/password-bytes.ts";
import type { AppState } from "./app-state.ts";
import type { Handlers } from "./handlers.ts";
import { type OpenedByKeyFile, tryEachKeyFile } from "./key-places/try-key-files.ts";
import { assertKeyHere, keyedVault } from "./keys/key-in-use.ts";
import type { OpenedVault } from "./open-vaults.ts";
import type { Outside } from "./outside.ts";
import { rememberOrForget } from "./password-memory.ts";
import { runPasswordProgram } from "./password-program/run-password-program.ts";
import { portsToTry } from "./ports-to-try.ts";
import type { SettingsBook } from "./settings/settings.ts";
import { unlockVault } from "./unlock-vault.ts";
import { writerSessions } from "./writer-sessions.ts";

export type UnlockChannel = "vault.unlock" | "recovery-key.unlock";

export interface UnlockDeps {
  readonly outside: Outside;
  readonly state: AppState;
  readonly settings: SettingsBook;
}

/** Opens vaults: by a password and whichever key file it fits, or by the recovery key. */
export function unlockHandlers(deps: UnlockDeps): Pick<Handlers, UnlockChannel> {
  const { outside, state } = deps;
  const { world } = outside;
  const { open } = state;
  return {
    "vault.unlock": async ({ id, password: typed, readOnly, remember }) => {
      await unlockBy(deps, id, readOnly, (signal) =>
        typed === null ? untypedPassword(deps, id, signal) : Promise.resolve(typed),
      );
      if (typed !== null) await rememberOrForget(deps, id, typed, remember);
      return null;
    },
    "recovery-key.unlock": async ({ id, words, readOnly }) => {
      await lookingAfterFailure(state, id, async () => {
        const request = { ...requestFor(deps, id), password: new Uint8Array(), readOnly, words };
        await open.unlock(id, (signal) => unlockVault(world, { ...request, signal }));
      });
      state.keys.forgetOpener(id);
      return null;
    },
  };
}

async function unlockBy(
  deps: UnlockDeps,
  id: VaultId,
  readOnly: boolean,
  passwordOf: (signal: AbortSignal) => Promise<string>,
): Promise<void> {
  const { outside, state } = deps;
  await lookingAfterFailure(state, id, async () => {
    const vault = await keyedVault(deps, id);
    assertKeyHere(vault);
    await state.open.unlock(id, async (signal) => {
      const password = passwordBytes(await passwordOf(signal));
      const request = { ...requestFor(deps, id), password, readOnly, signal };
      try {
        const by: OpenedByKeyFile<OpenedVault> = await tryEachKeyFile(
          vault.keyFiles,
          (masterkeyFile) =>
            unlockVault(outside.world, {
              ...request,
              ...(masterkeyFile === undefined ? {} : { masterkeyFile }),
            }),
        );
        await state.keys.opened(state.list.find(id), by);
        return by.value;
      } finally {
        password.fill(0);
      }
    });
  });
  await state.look(id);
}

/** The password as this computer can get it: by the program that the user has set, or from the keychain. */
async function untypedPassword(
  { outside, state }: UnlockDeps,
  id: VaultId,
  signal: AbortSignal,
): Promise<string> {
  const { passwordProgram } = state.list.find(id).options;
  return passwordProgram === null
    ? state.passwords.read(id)
    : runPasswordProgram({ line: passwordProgram, folder: outside.home, signal });
}

/** Whatever kept it shut (a file gone, a drive unplugged) may have changed what its page says. */
export async function lookingAfterFailure(
  state: AppState,
  id: VaultId,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    await state.look(id);
    throw error;
  }
}

/** Everything but the key. */
export function requestFor({ outside, state, settings }: UnlockDeps, id: VaultId) {
  const { name, path, options } = state.list.find(id);
  return {
    storage: outside.storageAt(path),
    path,
    name,
    ports: portsToTry(options.port, settings.current.port),
    writers: writerSessions(outside.dataFolder),
    onEvent: state.events.add.bind(null, id),
  };
}
