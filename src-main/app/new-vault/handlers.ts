import { dirname } from "node:path";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import type { Outside } from "../outside.ts";
import { checkPlace } from "./check-place.ts";
import { createNewVault } from "./create-new-vault.ts";
import { judgePassword } from "./judge-password.ts";
import { placeBook } from "./place-book.ts";
import { suggestPassword } from "./suggest-password.ts";
import { whoSees } from "./who-sees.ts";

export type NewVaultChannel =
  | "places.find"
  | "places.pick"
  | "places.check"
  | "password.judge"
  | "password.suggest"
  | "vault.create";

/** Everything that the window asks on the way to a new vault. */
export function newVaultHandlers(
  outside: Outside,
  state: AppState,
): Pick<Handlers, NewVaultChannel> {
  const { world, platform, home, storageAt } = outside;
  const { list, open } = state;
  const places = placeBook(outside.computer);

  let lastParent: string | null = null;

  /** Where the last vault was made, or the last one of the list lies. */
  function lastPlace(): string | undefined {
    const last = list.vaults.at(-1);
    return lastParent ?? (last && dirname(last.path));
  }

  async function nameOfWhoSees(path: string): Promise<string | null> {
    const seen = await whoSees(open.opened, path);
    return seen && list.find(seen.id).name;
  }

  return {
    "places.find": () => places.find(),
    "places.pick": async () => {
      const path = await outside.pickFolder("new-vault", lastPlace());
      return path === null ? null : places.note(path);
    },
    "places.check": ({ placeId, name }) =>
      checkPlace({ platform, home, whoSees: nameOfWhoSees }, places.pathOf(placeId), name),
    "password.judge": ({ password }) => judgePassword(password),
    "password.suggest": () => Promise.resolve(suggestPassword(world.random)),
    "vault.create": async ({ placeId, keyHome, ...wish }) => {
      const parent = places.pathOf(placeId);
      const keyFolder = keyHome && state.keys.homes.pathOf(keyHome);
      lastParent = parent;
      const deps = { world, list, storageAt, keyBook: state.keys.book };
      const id = await createNewVault(deps, { ...wish, parent, keyFolder });
      await state.look(id);
      return { id };
    },
  };
}
