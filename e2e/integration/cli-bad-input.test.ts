/**
 * Input that is no good: each kind has its own failure, sentence and exit code,
 * and nothing is written.
 */

import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { latchkey, type RunOptions } from "./support/cli.ts";
import { writeConfig } from "./support/sign-config.ts";
import { fixturePassword, ownFixtures, scratchFolder, snapshot, unpack } from "./support/unpack.ts";

let scratch = "";
let vault = "";
beforeEach(() => {
  scratch = scratchFolder();
  vault = unpack(join(ownFixtures, "official"), "v8-siv-gcm", scratch);
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

const config = (): string => join(vault, "vault.cryptomator");
const masterkey = (): string => join(vault, "masterkey.cryptomator");
const half = (path: string): void => {
  truncateSync(path, Math.floor(readFileSync(path).length / 2));
};

/** Runs a command as a program and as a person would, and checks that both are told and nothing is changed. */
async function expectRefusal(
  words: readonly string[],
  { error, code }: { readonly error: string; readonly code: number },
  options: RunOptions = { input: fixturePassword },
): Promise<void> {
  const before = snapshot(scratch);
  const program = await latchkey([...words, "--json"], options);
  const person = await latchkey(words, options);
  expect({ code: program.code, ...JSON.parse(program.stderr) }).toMatchObject({ code, error });
  expect(person.code).toBe(code);
  expect(person.stderr).toMatch(/^[^\n]+\n$/);
  expect(person.text + program.text).toBe("");
  expect(snapshot(scratch)).toEqual(before);
}

const opening = (): readonly string[] => ["tree", vault, "--password-stdin"];

describe("a folder that is no vault", () => {
  it("an empty one", async () => {
    const folder = join(scratch, "empty");
    mkdirSync(folder);
    await expectRefusal(["info", folder], { error: "not-a-vault", code: 12 });
    await expectRefusal(["tree", folder, "--password-stdin"], { error: "not-a-vault", code: 12 });
  });

  it("a file where a folder is expected", async () => {
    await expectRefusal(["info", masterkey()], { error: "not-a-folder", code: 12 });
  });

  it("one that is not there", async () => {
    await expectRefusal(["info", join(scratch, "no")], { error: "not-reachable", code: 16 });
  });

  it("the content directory of a vault alone", async () => {
    rmSync(config());
    rmSync(masterkey());
    await expectRefusal(opening(), { error: "vault-files-missing", code: 12 });
    await expectRefusal(["info", vault], { error: "vault-files-missing", code: 12 });
  });

  it("a vault without its root directory", async () => {
    rmSync(join(vault, "d"), { recursive: true });
    mkdirSync(join(vault, "d"));
    await expectRefusal(opening(), { error: "root-missing", code: 20 });
  });
});

describe("a configuration", () => {
  it("that is cut in half", async () => {
    half(config());
    await expectRefusal(opening(), { error: "config-unreadable", code: 20 });
    await expectRefusal(["info", vault], { error: "config-unreadable", code: 20 });
  });

  it.each(["", "\0\0\0\0", "{}", "a.b.c", "..", "\ufeffeyJ9.e30.x"])("of %j", async (content) => {
    writeFileSync(config(), content);
    await expectRefusal(opening(), { error: "config-unreadable", code: 20 });
  });

  it("of an unknown format", async () => {
    writeConfig(vault, { claims: { format: 9 } });
    await expectRefusal(opening(), { error: "unsupported-format", code: 21 });
  });

  it("with an unknown cipher", async () => {
    writeConfig(vault, { claims: { cipherCombo: "SIV_ROT13" } });
    await expectRefusal(opening(), { error: "unsupported-cipher", code: 21 });
  });

  it("with an unknown source of the key", async () => {
    writeConfig(vault, { header: { kid: "smartcard:slot-1" } });
    await expectRefusal(opening(), { error: "unsupported-key-source", code: 21 });
  });

  it("of a Hub vault", async () => {
    const kid = "hub+https://hub.example.org/api/vaults/0d5e8a3c";
    writeConfig(vault, { header: { kid, hub: { clientId: "x" } } });
    await expectRefusal(opening(), { error: "hub-vault", code: 21 });
    const { code, objects } = await latchkey(["info", vault, "--json"]);
    expect([code, ...objects]).toMatchObject([0, { keySource: "hub" }]);
  });

  it("signed with another key", async () => {
    writeConfig(vault, { rawKey: "00".repeat(64) });
    await expectRefusal(opening(), { error: "key-of-another-vault", code: 23 });
  });

  it("whose claims were changed after it was signed", async () => {
    const [header, , signature] = readFileSync(config(), "utf8").split(".");
    const claims = { jti: "x", format: 8, cipherCombo: "SIV_CTRMAC", shorteningThreshold: 220 };
    const forged = Buffer.from(JSON.stringify(claims)).toString("base64url");
    writeFileSync(config(), [header, forged, signature].join("."));
    await expectRefusal(opening(), { error: "key-of-another-vault", code: 23 });
  });
});

describe("a key file", () => {
  it("that is missing", async () => {
    rmSync(masterkey());
    await expectRefusal(opening(), { error: "masterkey-missing", code: 18 });
    const { objects } = await latchkey(["info", vault, "--json"]);
    expect(objects).toMatchObject([{ masterkeyFile: null }]);
  });

  it("that is missing where the user says it is", async () => {
    const elsewhere = join(scratch, "usb/key");
    const words = [...opening(), "--masterkey-file", elsewhere];
    await expectRefusal(words, { error: "masterkey-missing", code: 18 });
  });

  it("that is cut in half", async () => {
    half(masterkey());
    await expectRefusal(opening(), { error: "masterkey-unreadable", code: 20 });
  });

  it("of a newer format", async () => {
    const content = readFileSync(masterkey(), "utf8");
    const newer = content.replace(/"version": *999/, '"version": 1000');
    expect(newer).not.toBe(content);
    writeFileSync(masterkey(), newer);
    await expectRefusal(opening(), { error: "unsupported-format", code: 21 });
  });

  it("that asks for more memory than any real vault", async () => {
    const content = readFileSync(masterkey(), "utf8");
    const costly = content.replace(/("scryptCostParam": *)\d+/, `$1${2 ** 30}`);
    expect(costly).not.toBe(content);
    writeFileSync(masterkey(), costly);
    await expectRefusal(opening(), { error: "kdf-too-costly", code: 20 });
  });

  it("of another vault with the same password", async () => {
    const other = join(scratch, "other");
    const made = await latchkey(["create", other, "--password-stdin"], { input: fixturePassword });
    expect(made.code).toBe(0);
    const words = [...opening(), "--masterkey-file", join(other, "masterkey.cryptomator")];
    await expectRefusal(words, { error: "key-of-another-vault", code: 23 });
  });
});

describe("a password", () => {
  it.each([["wrong"], [""], [`${fixturePassword} `]])("that is not the right one: %j", (input) =>
    expectRefusal(opening(), { error: "wrong-password", code: 10 }, { input }),
  );

  it("that is too short for a new vault, whose folder is not made then", () =>
    expectRefusal(
      ["create", join(scratch, "new"), "--password-stdin"],
      { error: "password-too-short", code: 2 },
      { input: "1234567" },
    ));
});

describe("a path in the vault", () => {
  it.each([
    [["cat", "/nowhere"], "not-found", 12],
    [["cat", "/hello.txt/deeper"], "is-not-a-directory", 12],
    [["cat", "/a"], "is-a-directory", 2],
    [["ls", "/hello.txt"], "is-not-a-directory", 12],
    [["stat", "hello.txt"], "name-invalid", 2],
    [["stat", "/a/../hello.txt"], "name-invalid", 2],
    [["mkdir", `/${"x".repeat(20_000)}`], "name-too-long", 14],
    [["mkdir", "/a"], "already-exists", 13],
    [["mkdir", "/no/such"], "not-found", 12],
    [["mv", "/hello.txt", "/a"], "already-exists", 13],
    [["mv", "/a", "/a/b/into-itself"], "into-itself", 2],
    [["cp", "/hello.txt", "/a"], "already-exists", 13],
    [["rm", "/a"], "is-a-directory", 2],
    [["rm", "-r", "/"], "usage", 2],
    [["rm", "-r", "/a", "/nowhere"], "not-found", 12],
    [["ln", "", "/empty"], "link-target-invalid", 2],
  ] as const)("%j", async ([command, ...words], error, code) => {
    const call = [command, vault, ...words, "--password-stdin"];
    await expectRefusal(call, { error, code });
  });
});

describe("a place on this computer", () => {
  it.each([
    [["put", "nowhere", "/x"], "local-not-found", 12],
    [["get", "/hello.txt", "no/such/folder/x"], "local-not-found", 12],
    [["get", "/hello.txt", "v8-siv-gcm/d/x"], "usage", 2],
    [["put", "v8-siv-gcm", "/x"], "usage", 2],
    [["put", ".", "/x"], "usage", 2],
  ] as const)("%j", async ([command, ...words], error, code) => {
    const call = [command, vault, ...words, "--password-stdin"];
    await expectRefusal(call, { error, code }, { input: fixturePassword, cwd: join(vault, "..") });
  });

  it("where a vault should be made, but something is", async () => {
    const words = ["create", vault, "--password-stdin"];
    await expectRefusal(words, { error: "vault-exists", code: 13 });
    const file = ["create", masterkey(), "--password-stdin"];
    await expectRefusal(file, { error: "vault-exists", code: 13 });
  });

  it("where the key file should be made, but something is: no vault is left either", async () => {
    const words = ["create", join(scratch, "new"), "--password-stdin"];
    await expectRefusal([...words, "--masterkey-file", config()], {
      error: "local-exists",
      code: 13,
    });
    await expectRefusal([...words, "--masterkey-file", join(scratch, "no/key")], {
      error: "not-reachable",
      code: 16,
    });
  });

  it("below a folder that is not there", async () => {
    const words = ["create", join(scratch, "no/new"), "--password-stdin"];
    await expectRefusal(words, { error: "local-not-found", code: 12 });
  });
});

describe("a vault folder that takes no writes", () => {
  // Permissions do not bind root as long as it has its capabilities.
  const powerless = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"];
  const options = {
    input: fixturePassword,
    through: process.getuid?.() === 0 ? powerless : [],
  };

  it.each([
    [["mkdir", "/new"]],
    [["put", "/etc/hostname", "/new"]],
    [["rm", "/hello.txt"]],
    [["mv", "/hello.txt", "/new"]],
    [["cp", "/hello.txt", "/new"]],
    [["ln", "target", "/new"]],
  ] as const)("refuses %j and can still be read", async ([command, ...words]) => {
    for (const line of snapshot(vault)) {
      if (line.endsWith("/")) chmodSync(line, 0o555);
    }
    chmodSync(vault, 0o555);
    const call = [command, vault, ...words, "--password-stdin"];
    await expectRefusal(call, { error: "read-only", code: 15 }, options);
    const listing = await latchkey(opening(), options);
    expect([listing.code, listing.stderr]).toEqual([0, ""]);
  });
});

it("names a tampered file, gives out nothing of the damaged chunk, and exits with 20", async () => {
  const damaged = unpack(join(ownFixtures, "damaged"), "chunk1-bitflip", scratch);
  const call = ["cat", damaged, "/big.bin", "--password-stdin"];
  const { code, stderr, stdout } = await latchkey(call, { input: fixturePassword });
  expect(code).toBe(20);
  expect(stderr).toContain("“/big.bin” does not authenticate");
  expect(stdout.length).toBeLessThanOrEqual(32_768);
  const rest = await latchkey([...call, "--offset", "65536"], { input: fixturePassword });
  expect([rest.code, rest.stdout.length]).toEqual([0, 100_000 - 65_536]);
});

it("lists a damaged file with its error, goes on, and still exits with 0", async () => {
  const damaged = unpack(join(ownFixtures, "damaged"), "chunk1-bitflip", scratch);
  const call = ["tree", damaged, "--digest", "--json", "--password-stdin"];
  const { code, objects } = await latchkey(call, { input: fixturePassword });
  expect(code).toBe(0);
  expect(objects).toContainEqual(expect.objectContaining({ path: "/big.bin", error: "tampered" }));
  expect(objects.length).toBeGreaterThan(5);
});

it("keeps a vault whole when bytes are added to its key file", async () => {
  appendFileSync(masterkey(), "\n\n");
  const { code } = await latchkey(opening(), { input: fixturePassword });
  expect(code).toBe(0);
});
