import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { DriveState } from "../../../src-shared/model/drive.ts";
import type { DropZone } from "../../../src-shared/model/drop.ts";
import { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { createVault } from "../../vault/create-vault.ts";
import { takeDrop } from "./take-drop.ts";
import type { DroppedKind } from "./what-is-dropped.ts";

const id = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");

let folder: string;
let vault: string;
let isOpen: boolean;
let drive: DriveState;
let opened: readonly string[];
let taken: Partial<Record<DroppedKind, { folder: string | null; paths: readonly string[] }>>;

async function makeVault(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  await createVault(systemWorld, {
    storage: nodeStorage(path),
    hostPath: path,
    password: new TextEncoder().encode("pässwörd"),
    scryptCost: { n: 2, r: 1 },
  });
  return path;
}

async function makeFile(...names: readonly string[]): Promise<string> {
  const path = join(folder, ...names);
  await writeFile(path, "x");
  return path;
}

async function drop(zone: DropZone, paths: readonly string[]): Promise<void> {
  const take = (kind: DroppedKind) => {
    return ({
      folder: where,
      paths: some,
    }: {
      folder: string | null;
      paths: readonly string[];
    }) => {
      taken = { ...taken, [kind]: { folder: where, paths: some } };
      return Promise.resolve();
    };
  };
  const state = {
    list: { find: () => ({ path: vault }) },
    open: { stateOf: () => ({ kind: isOpen ? "unlocked" : "shut" }) },
    drives: { stateOf: () => drive },
  };
  await takeDrop(
    {
      // As much of it as is asked.
      state: state as unknown as Parameters<typeof takeDrop>[0]["state"],
      storageAt: nodeStorage,
      openEach: (some) => {
        opened = some;
        return Promise.resolve();
      },
      takers: {
        "in-drive": take("in-drive"),
        vault: take("vault"),
        encrypted: take("encrypted"),
        other: take("other"),
      },
    },
    { zone, paths },
  );
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "take-drop-"));
  vault = await makeVault("Taxes");
  isOpen = true;
  drive = { kind: "off" };
  opened = [];
  taken = {};
});

describe("on an open vault", () => {
  const zone: DropZone = { kind: "vault", id };

  it("goes to who takes its kind, whatever else was dropped with it", async () => {
    const other = await makeVault("Letters");
    const photo = await makeFile("cat.png");
    const pictures = join(folder, "Pictures");
    await mkdir(pictures);
    const encrypted = await makeFile("Taxes", "d", "stray.txt");
    const elsewhere = await makeFile("abc.c9r");
    const key = join(vault, "masterkey.cryptomator");
    await drop(zone, [photo, other, encrypted, pictures, key, elsewhere]);
    expect(taken).toEqual({
      vault: { folder: null, paths: [other, key] },
      encrypted: { folder: null, paths: [encrypted, elsewhere] },
      other: { folder: null, paths: [photo, pictures] },
    });
    expect(opened).toEqual([]);
  });

  it("takes a vault that is damaged for a vault", async () => {
    const damaged = await makeVault("Damaged");
    await writeFile(join(damaged, "vault.cryptomator"), "nonsense");
    await drop(zone, [damaged]);
    expect(taken.vault?.paths).toEqual([damaged]);
  });

  it("says in which folder it fell", async () => {
    const photo = await makeFile("cat.png");
    await drop({ kind: "folder", id, folder: "/Pets" }, [photo]);
    expect(taken.other).toEqual({ folder: "/Pets", paths: [photo] });
  });

  it("is looked for in the vault if it comes from its drive, but copied if it falls into a folder", async () => {
    drive = { kind: "mounted", place: join(folder, "Drive") };
    await mkdir(drive.place);
    const photo = await makeFile("Drive", "cat.png");
    await drop(zone, [photo]);
    expect(taken).toEqual({ "in-drive": { folder: null, paths: [photo] } });
    taken = {};
    await drop({ kind: "folder", id, folder: "/Pets" }, [photo]);
    expect(taken).toEqual({ other: { folder: "/Pets", paths: [photo] } });
  });

  it("leaves what is gone again to who takes files", async () => {
    await drop(zone, [join(folder, "gone.png")]);
    expect(taken.other?.paths).toEqual([join(folder, "gone.png")]);
  });
});

it("is opened on the window at large, and on a vault that was locked meanwhile", async () => {
  const encrypted = await makeFile("Taxes", "d", "stray.c9r");
  await drop({ kind: "window" }, [encrypted]);
  expect(opened).toEqual([encrypted]);
  opened = [];
  isOpen = false;
  await drop({ kind: "vault", id }, [encrypted]);
  expect(opened).toEqual([encrypted]);
  expect(taken).toEqual({});
});
