import { randomUUID } from "node:crypto";
import type { Input, Output } from "../../../src-shared/contract/contract.ts";
import { KeyPlaceRowId, type KeyReport } from "../../../src-shared/model/key-place.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { keyCopies } from "../../keys/kept-copies.ts";
import { keyFacts } from "../../keys/key-facts.ts";
import { MASTERKEY_FILE } from "../../vault/vault-files.ts";
import type { Handlers } from "../handlers.ts";
import { findKeyFiles } from "../key-places/key-files.ts";
import { showPlace } from "../show-place.ts";
import { keyBringHandlers } from "./key-bring-handlers.ts";
import type { KeyFileDeps } from "./key-file-deps.ts";
import { placeOf } from "./key-in-use.ts";

type KeyFileChannel = Extract<keyof Handlers, `key-homes.${string}`> | ClaimedChannel;
type ClaimedChannel =
  | "key.where"
  | "key.choose-file"
  | "key.report"
  | "key.bring"
  | "key.remember"
  | "key.forget"
  | "key.update-stale"
  | "key.leave-stale";

/** Where the key files of vaults are kept: found, moved, remembered, brought up to date. */
export function keyFileHandlers(deps: KeyFileDeps): Pick<Handlers, KeyFileChannel> {
  return { ...homeHandlers(deps), ...searchHandlers(deps), ...keyBringHandlers(deps) };
}

function homeHandlers({ outside, state }: KeyFileDeps) {
  const { homes } = state.keys;
  return {
    "key-homes.find": () => homes.drives(),
    "key-homes.pick": async () => {
      const path = await outside.pickFolder("key-home");
      return path === null ? null : homes.note(path);
    },
  };
}

function searchHandlers(deps: KeyFileDeps) {
  const { outside, state } = deps;
  const { keys, list } = state;
  const rows = rowIds();

  async function where(id: VaultId): Promise<Output<"key.where">> {
    await state.look(id);
    return keys.whereIs(list.find(id));
  }

  return {
    "key.where": ({ id, afresh }: Input<"key.where">) => {
      if (afresh) keys.dropChoice(id);
      return where(id);
    },
    "key.choose-file": async ({ id }: Input<"key.choose-file">) => {
      const path = await outside.pickKeyFile();
      const others = list.vaults.filter((vault) => vault.id !== id);
      if (path !== null) await keys.choose(list.find(id), path, others);
      return where(id);
    },
    "key.report": ({ id }: Input<"key.report">) => report(deps, id, rows.idOf),
    "key.forget": async ({ id, place }: Input<"key.forget">) => {
      const { path } = list.find(id);
      await keys.book.forget(await keys.identityOf(path), rows.pathOf(place));
      await state.look(id);
      state.announce();
      return null;
    },
    "key.leave-stale": ({ id }: Input<"key.leave-stale">) => {
      keys.forgetStale(id);
      state.announce();
      return Promise.resolve(null);
    },
  };
}

async function report(
  { outside, state }: KeyFileDeps,
  id: VaultId,
  rowOf: (path: string) => KeyPlaceRowId,
): Promise<KeyReport> {
  const vault = state.list.find(id);
  const { keys } = state;
  await state.look(id);
  const files = await findKeyFiles(keys.book, vault.path);
  const { found, missing } = await keys.book.find(await keys.identityOf(vault.path));
  const storage = outside.storageAt(vault.path);
  const place = placeOf(
    { storage, hostPath: vault.path },
    files.inside ? undefined : files.elsewhere[0],
  );
  const copies = await keyCopies(storage, [MASTERKEY_FILE]);
  return {
    where: await keys.whereIs(vault),
    places: [
      ...found.map(({ hostPath, label, isCurrent }) => ({
        id: rowOf(hostPath),
        label,
        place: showPlace(hostPath, outside.home),
        isHere: true,
        isCurrent,
      })),
      ...missing.map(({ lastSeen, label }) => ({
        id: rowOf(lastSeen),
        label,
        place: showPlace(lastSeen, outside.home),
        isHere: false,
        isCurrent: true,
      })),
    ],
    inFolder: [
      ...(files.inside || files.isLinked ? [MASTERKEY_FILE] : []),
      ...copies.map(({ name }) => name),
    ],
    ...(await keyFacts(place)),
  };
}

/** Names the rows that the window shows; main alone knows which path each is. */
function rowIds() {
  const ids = new Map<string, KeyPlaceRowId>();
  return {
    idOf: (path: string): KeyPlaceRowId => {
      const id = ids.get(path) ?? KeyPlaceRowId.parse(randomUUID());
      ids.set(path, id);
      return id;
    },
    pathOf: (id: KeyPlaceRowId): string => {
      const found = [...ids].find(([, other]) => other === id);
      if (!found) throw new RangeError("no place has this id");
      return found[0];
    },
  };
}
