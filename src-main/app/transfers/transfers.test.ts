import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Transfer, TransferList } from "../../../src-shared/model/transfer.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { failing } from "../../test-support/failing.ts";
import {
  namesIn,
  newTestVault,
  readText,
  type TestVault,
  writeFile,
} from "../../test-support/open-test-vault.ts";
import { patient } from "../../test-support/patient.ts";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { testKeychain } from "../../test-support/test-keychain.ts";
import type { Vault } from "../../vault/vault.ts";
import { startShare } from "../../webdav/server.ts";
import { FileSession } from "../files/file-session.ts";
import { filesBeingWritten } from "../lock-vault.ts";
import { noSleepHold } from "../locks/sleep-hold.ts";
import { OpenVaults } from "../open-vaults.ts";
import type { Outside } from "../outside.ts";
import { thisComputerLook } from "../places/this-computer-look.ts";
import { loadSettings } from "../settings/settings.ts";
import { settingsFile } from "../settings/settings-file.ts";
import { loadVaultList, type VaultListBook } from "../vault-list.ts";
import { vaultListFile } from "../vault-list-file.ts";
import { transferHandlers } from "./handlers.ts";
import { type Transfers, transfersOf } from "./transfers.ts";

let scratch: string;
let testVault: TestVault;
let list: VaultListBook;
let id: VaultId;
let open: OpenVaults;
let vault: Vault;
let desktop: ReturnType<typeof testDesktop>;
let transfers: Transfers;
let handlers: ReturnType<typeof transferHandlers>;
let report: string | null;
let told: number;

const at = (...names: readonly string[]): string => join(scratch, ...names);

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "transfers-"));
  mkdirSync(at("vault"));
  testVault = await newTestVault({ storage: nodeStorage(at("vault")) });
  list = await loadVaultList(vaultListFile(at("data"), Date.now));
  ({ id } = await list.add(at("vault"), "Taxes"));
  report = null;
  told = 0;
  await startApp();
  await unlock();
  mkdirSync(at("src", "sub"), { recursive: true });
  writeFileSync(at("src", "a.txt"), "new");
  writeFileSync(at("src", "sub", "big"), Buffer.alloc(3_000_000, "big "));
});
afterEach(async () => {
  await open.close();
  rmSync(scratch, { recursive: true });
});

/** As after a restart: everything that was in memory is new. */
async function startApp(): Promise<void> {
  open = new OpenVaults(Date.now, () => {
    follow();
  });
  desktop = testDesktop();
  const outside: Outside = {
    world: systemWorld,
    platform: "linux",
    dataFolder: at("data"),
    home: scratch,
    computer: thisComputerLook({ platform: "linux", home: scratch, env: {} }),
    storageAt: nodeStorage,
    pickFolder: () => Promise.resolve(null),
    pickFiles: () => Promise.resolve([]),
    pickKeyFile: () => Promise.resolve(null),
    listVolumes: () => Promise.resolve([]),
    lockSource: () => () => undefined,
    sleepHold: noSleepHold,
    systemLanguages: () => ["en"],
    pickFileToSave: () => Promise.resolve(report),
    showInFolder: () => Promise.resolve(),
    driveWays: [],
    sidebars: [],
    fetch,
    keychain: testKeychain(),
    copyText: () => Promise.resolve(),
    announce: (name, said) => {
      if (name !== "transfers.changed") return;
      TransferList.parse(said);
      told += 1;
    },
    log: vi.fn(),
    logFolder: "/logs",
    desktop,
  };
  let follow = (): void => undefined;
  transfers = await transfersOf(
    outside,
    { open, list },
    await loadSettings(settingsFile(at("data"), Date.now)),
  );
  follow = transfers.follow;
  handlers = transferHandlers(outside, { open, list }, transfers);
}

async function unlock(): Promise<void> {
  await open.unlock(id, async () => {
    vault = await testVault.open();
    const share = await startShare(vault, { name: "Taxes", random: systemWorld.random });
    return { vault, share, files: new FileSession(vault, systemWorld) };
  });
}

const first = (): Transfer => {
  const [transfer] = transfers.book.list.transfers;
  if (transfer === undefined) throw new Error("there is no transfer");
  return transfer;
};

/** Waits until the first one is in a state. */
async function until(kind: Transfer["state"]["kind"]): Promise<Transfer> {
  await vi.waitFor(
    () => {
      expect(first().state.kind).toBe(kind);
    },
    { timeout: 10_000, interval: 5 },
  );
  return first();
}

async function importing(by: "files" | "folder" = "folder", folder = "/"): Promise<void> {
  desktop.sources = [at("src")];
  await handlers["transfer.import"]({ id, folder, by });
}

describe("a copy into the vault", () => {
  it("is of what the user picked, tells how it goes, and leaves no journal", async () => {
    await importing();
    const { state, name, target, direction } = await until("ended");
    expect(state).toEqual({
      kind: "ended",
      wasCancelled: false,
      summary: { files: 2, directories: 2, symlinks: 0, bytes: 3_000_003, skipped: 0 },
    });
    expect([name, target, direction]).toEqual(["src", "/", "import"]);
    expect(await readText(vault, "/src/a.txt")).toBe("new");
    await vi.waitFor(() => {
      expect(told).toBeGreaterThan(0);
      expect(readdirSync(at("data", "transfers", id))).toEqual([]);
    }, patient);
    await handlers["transfer.dismiss"]({ transfer: first().id });
    expect(transfers.book.list.transfers).toEqual([]);
  });

  it("is none if the user picked nothing", async () => {
    expect(await handlers["transfer.import"]({ id, folder: "/", by: "files" })).toBeNull();
    expect(transfers.book.list.transfers).toEqual([]);
  });

  it("asks about a name that is taken, and heeds the answer for all others", async () => {
    for (const name of ["a.txt", "b.txt"]) {
      writeFileSync(at("src", name), "new");
      await vault.makeDirectory("/src").catch(() => undefined);
      await writeFile(vault, `/src/${name}`, "old");
    }
    await importing();
    const { state, id: transfer } = await until("asking");
    if (state.kind !== "asking") throw new Error("nothing was asked");
    expect(state.conflict).toMatchObject({
      path: "/src/a.txt",
      coming: { size: 3 },
      present: { size: 3 },
    });
    await handlers["transfer.answer"]({ transfer, rule: "keep-both", forAll: true });
    await until("ended");
    expect(await namesIn(vault, "/src")).toEqual([
      "a (2).txt",
      "a.txt",
      "b (2).txt",
      "b.txt",
      "sub/",
    ]);
    expect(await readText(vault, "/src/a.txt")).toBe("old");
  });

  it("is refused from the vault folder itself, and into a vault that is read-only", async () => {
    desktop.sources = [at("vault", "d")];
    await expect(handlers["transfer.import"]({ id, folder: "/", by: "folder" })).rejects.toEqual(
      failing("local-overlaps"),
    );
    desktop.sources = [scratch];
    await expect(handlers["transfer.import"]({ id, folder: "/", by: "folder" })).rejects.toEqual(
      failing("local-overlaps"),
    );
  });

  it("names what failed in a report, and copies the rest", async () => {
    writeFileSync(at("src", "secret"), "x");
    chmodSync(at("src", "secret"), 0);
    writeFileSync(at("src", "sub", "z"), "z");
    await vault.makeDirectory("/src");
    await vault.makeDirectory("/src/a.txt");
    await importing();
    const { id: transfer } = await until("asking");
    await handlers["transfer.answer"]({ transfer, rule: "replace", forAll: false });
    const { failed } = await until("ended");
    expect(failed).toBeGreaterThan(0);
    expect(await handlers["transfer.save-report"]({ transfer })).toBe(false);
    report = at("report.txt");
    expect(await handlers["transfer.save-report"]({ transfer })).toBe(true);
    expect(readFileSync(report, "utf8")).toMatch(
      /into the vault “Taxes”[\s\S]*Not copied: \d[\s\S]*\/src\/a\.txt/,
    );
    expect(await readText(vault, "/src/sub/z")).toBe("z");
  });
});

describe("a copy that is held up", () => {
  beforeEach(async () => {
    await vault.makeDirectory("/src");
    await writeFile(vault, "/src/a.txt", "old");
    // It waits at this question for as long as the test likes.
    await importing();
    await until("asking");
  });

  it("keeps the vault from being locked unasked, as a program that writes does", () => {
    expect(filesBeingWritten(open, id)).toEqual([{ path: "/", use: "copying" }]);
  });

  it("by a lock, goes on when the vault is open again", async () => {
    await open.lock(id);
    expect((await until("paused")).state).toMatchObject({ reason: "locked" });
    await unlock();
    const { id: transfer } = await until("asking");
    await handlers["transfer.answer"]({ transfer, rule: "skip", forAll: false });
    expect((await until("ended")).state).toMatchObject({ summary: { skipped: 1, files: 1 } });
    expect(await readText(vault, "/src/a.txt")).toBe("old");
    expect((await readText(vault, "/src/sub/big")).length).toBe(3_000_000);
  });

  it("by the end of the app, goes on after the next unlock, and what it kept tells no name", async () => {
    await open.close();
    const [name = ""] = readdirSync(at("data", "transfers", id)).filter((each) =>
      each.endsWith(".job"),
    );
    const bytes = readFileSync(at("data", "transfers", id, name));
    expect(["/src", "a.txt", "sub/big"].filter((text) => bytes.includes(text))).toEqual([]);
    expect(statSync(at("data", "transfers", id, name)).mode & 0o777).toBe(0o600);
    await startApp();
    expect(transfers.book.list.transfers).toEqual([]);
    await unlock();
    const { id: transfer } = await until("asking");
    await handlers["transfer.answer"]({ transfer, rule: "replace", forAll: false });
    await until("ended");
    expect(await readText(vault, "/src/a.txt")).toBe("new");
  });

  it("by the user, stays so until they say otherwise, also over a lock", async () => {
    const { id: transfer } = first();
    await handlers["transfer.pause"]({ transfer });
    expect(first().state).toMatchObject({ kind: "paused", reason: "asked" });
    await open.lock(id);
    await unlock();
    expect(first().state).toMatchObject({ kind: "paused", reason: "asked" });
    await handlers["transfer.resume"]({ transfer });
    await until("asking");
  });

  it("is forgotten with its vault", async () => {
    await open.lock(id);
    await list.remove(id);
    transfers.follow();
    expect(transfers.book.list.transfers).toEqual([]);
    await vi.waitFor(() => {
      expect(readdirSync(at("data", "transfers", id))).toEqual([]);
    }, patient);
  });

  it("lets the next one wait for its turn, and is gone when it is cancelled", async () => {
    const { id: transfer } = first();
    writeFileSync(at("other"), "other");
    await transfers.importPaths(id, "/", [at("other")]);
    expect(transfers.book.list.transfers[1]?.state).toEqual({ kind: "waiting" });
    await handlers["transfer.cancel"]({ transfer });
    expect((await until("ended")).state).toMatchObject({ wasCancelled: true });
    await vi.waitFor(async () => {
      expect(await readText(vault, "/other")).toBe("other");
    }, patient);
    expect(await readText(vault, "/src/a.txt")).toBe("old");
  });
});

it("leaves no part of a file behind when it is cancelled while its vault is locked", async () => {
  await writeFile(vault, "/big", new Uint8Array(60_000_000));
  desktop.target = at("out");
  const transfer = await handlers["transfer.export"]({ id, paths: ["/big"] });
  if (transfer === null) throw new Error("it was not begun");
  await vi.waitFor(() => {
    expect(readdirSync(at("out"))[0]).toMatch(/\.part$/);
  }, patient);
  await open.lock(id);
  if ((await held()).state.kind === "ended") return;
  expect(readdirSync(at("out"))[0]).toMatch(/\.part$/);
  await handlers["transfer.cancel"]({ transfer });
  expect(readdirSync(at("out"))).toEqual([]);
});

/** Waits until the first one runs no more: it may have been faster than the lock. */
async function held(): Promise<Transfer> {
  await vi.waitFor(() => {
    expect(["paused", "ended"]).toContain(first().state.kind);
  }, patient);
  return first();
}

it("tells no name of a vault that is locked", async () => {
  await vault.makeDirectory("/secret");
  await writeFile(vault, "/secret/plan", "content");
  mkdirSync(at("out", "secret"), { recursive: true });
  writeFileSync(at("out", "secret", "plan"), "mine");
  desktop.target = at("out");
  await handlers["transfer.export"]({ id, paths: ["/secret"] });
  await until("asking");
  await importing("folder", "/secret");
  expect(JSON.stringify(transfers.book.list)).toContain("secret");
  await open.lock(id);
  await until("paused");
  expect(JSON.stringify(transfers.book.list)).not.toMatch(/secret|plan/);
  expect(first()).toMatchObject({ name: null, target: "~/out" });
});

it("copies out of the vault into the folder that was picked", async () => {
  await vault.makeDirectory("/d");
  await writeFile(vault, "/d/f", "content");
  desktop.target = at("out");
  await handlers["transfer.export"]({ id, paths: ["/d"] });
  const { target } = await until("ended");
  expect(target).toBe("~/out");
  expect(readFileSync(at("out", "d", "f"), "utf8")).toBe("content");
});

describe("what is dragged out", () => {
  it("is copied into a folder of this user alone, and gone when the vault is locked", async () => {
    await writeFile(vault, "/f", "content");
    expect(await handlers["transfer.drag-out"]({ id, paths: ["/f"] })).toBe(true);
    const [asked = ""] = desktop.asked;
    const copy = asked.replace("drag ", "");
    expect(readFileSync(copy, "utf8")).toBe("content");
    expect(lstatSync(at("data", "private", id)).mode & 0o777).toBe(0o700);
    await handlers["transfer.drag-out"]({ id, paths: ["/f"] });
    expect(desktop.asked[1]).toBe(asked);
    await open.lock(id);
    expect(existsSync(at("data", "private", id))).toBe(false);
  });

  it("and left by a crash, is gone at the next start", async () => {
    mkdirSync(at("data", "private", id, "x"), { recursive: true });
    writeFileSync(at("data", "private", id, "x", "secret"), "secret");
    await open.close();
    await startApp();
    expect(existsSync(at("data", "private"))).toBe(false);
  });
});

it("opens what may run as a program only if the user says so to the system's question", async () => {
  await writeFile(vault, "/setup.exe", "MZ");
  desktop.confirmed = { isYes: false, isMarked: true };
  await handlers["transfer.open"]({ id, path: "/setup.exe" });
  expect(desktop.asked).toEqual([expect.stringMatching(/^confirm .*setup\.exe.*“Taxes”/)]);
  expect(existsSync(at("data", "private"))).toBe(false);
  desktop.confirmed = { isYes: true, isMarked: false };
  await handlers["transfer.open"]({ id, path: "/setup.exe" });
  expect(desktop.asked.at(-1)).toMatch(/^open file .*setup\.exe$/);
});

describe("a file that is opened in another program", () => {
  let copy: string;
  beforeEach(async () => {
    await writeFile(vault, "/f.txt", "old");
    await handlers["transfer.open"]({ id, path: "/f.txt" });
    copy = (desktop.asked[0] ?? "").replace("open file ", "");
  });

  const opened = () => transfers.opened.list[0];

  async function change(content: string): Promise<void> {
    writeFileSync(copy, content);
    await transfers.opened.look();
  }

  it("is not changed until its copy is, and is written back when the user wants it", async () => {
    await transfers.opened.look();
    expect(opened()?.state).toEqual({ kind: "unchanged" });
    await change("edited");
    expect(opened()?.state).toEqual({ kind: "changed", isConflict: false });
    await handlers["transfer.write-back"]({ opened: opened()?.id ?? "", rule: "replace" });
    expect(await readText(vault, "/f.txt")).toBe("edited");
    await transfers.opened.look();
    expect(opened()?.state).toEqual({ kind: "unchanged" });
  });

  it("never replaces what has changed in the vault meanwhile unless the user knows it", async () => {
    writeFileSync(copy, "edited");
    await writeFile(vault, "/f.txt", "of another computer");
    await handlers["transfer.write-back"]({ opened: opened()?.id ?? "", rule: "replace" });
    expect(await readText(vault, "/f.txt")).toBe("of another computer");
    expect(opened()?.state).toEqual({ kind: "changed", isConflict: true });
    await handlers["transfer.write-back"]({ opened: opened()?.id ?? "", rule: "keep-both" });
    expect(await readText(vault, "/f (2).txt")).toBe("edited");
    expect(await readText(vault, "/f.txt")).toBe("of another computer");
  });

  it.each([
    [false, "edited", ["f.txt"]],
    [true, "of another computer", ["f (2).txt", "f.txt"]],
  ])(
    "is written back by a lock, and its copy removed (conflict: %s)",
    async (isConflict, content, names) => {
      writeFileSync(copy, "edited");
      if (isConflict) await writeFile(vault, "/f.txt", "of another computer");
      await open.lock(id);
      expect(existsSync(copy)).toBe(false);
      await unlock();
      expect(await namesIn(vault, "/")).toEqual(names);
      expect(await readText(vault, "/f.txt")).toBe(content);
    },
  );

  it("is opened again from the same copy", async () => {
    await handlers["transfer.open"]({ id, path: "/f.txt" });
    expect(desktop.asked).toEqual([`open file ${copy}`, `open file ${copy}`]);
    await handlers["transfer.close-opened"]({ opened: opened()?.id ?? "" });
    expect(existsSync(copy)).toBe(false);
    expect(transfers.opened.list).toEqual([]);
  });
});
