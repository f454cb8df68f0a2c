/** The pages for users say what works: their commands are run word by word, and what they quote from the app is there. */

import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandsIn, type Followed, follow } from "./support/guide.ts";
import { requireProgram } from "./support/programs.ts";
import { fixturePassword, ownFixtures, scratchFolder, unpack } from "./support/unpack.ts";
import { lintFindings } from "./support/vaultlint.ts";

const project = join(import.meta.dirname, "..", "..");
const guides = join(project, "docs", "guides");
const pageOf = (name: string): Promise<string> => readFile(join(guides, name), "utf8");
const pages = readdirSync(guides).sort();
const password = "correct horse battery";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "latchkey-reader-"));
  for (const folder of ["Cloud", "MEGA", "Documents"]) await mkdir(join(home, folder));
  await writeFile(join(home, "Documents", "letter.txt"), "Dear reader\n");
  await writeFile(join(home, "Documents", "photo.bin"), Buffer.alloc(100_000, 7));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

/** Places of a reader that this machine has not, and where the test has them instead. */
async function withOwnPlaces(commands: readonly string[]): Promise<readonly string[]> {
  const places = { "/media/": join(home, "media/"), "/srv/": join(home, "srv/") };
  for (const folder of ["media/stick", "media/second-stick", "srv/backup", "srv/data"]) {
    await mkdir(join(home, folder), { recursive: true });
  }
  await writeFile(join(home, "srv/data/accounts.csv"), "1;2\n");
  return commands.map((command) =>
    Object.entries(places).reduce((line, [there, here]) => line.replaceAll(there, here), command),
  );
}

async function followGuide(name: string): Promise<Followed> {
  const commands = await withOwnPlaces(commandsIn(await pageOf(name)));
  expect(commands.length).toBeGreaterThan(3);
  const isOfficial = name.startsWith("from-cryptomator");
  const passwordOf = (): string => (isOfficial ? fixturePassword : password);
  return follow(commands, { home, reader: { passwordOf, newPasswordOf: passwordOf } });
}

requireProgram("script")("a reader who follows a guide word by word", () => {
  it("makes a vault in a synced folder, and finds every file in it", async () => {
    const { code, screen } = await followGuide("a-vault-in-mega-or-drive.md");
    expect([code, screen]).toEqual([0, expect.stringContaining("/Documents/letter.txt")]);
    expect(await lintFindings(join(home, "MEGA/Papers"), password)).toEqual([]);
  });

  it("keeps the key on a stick, and on a second one", async () => {
    const { code, screen } = await followGuide("the-key-on-a-stick.md");
    expect([code, screen]).toEqual([0, expect.stringContaining("second-stick")]);
    for (const vault of ["Taxes", "Letters"]) {
      const names = readdirSync(join(home, "Cloud", vault));
      expect(names.filter((file) => file.startsWith("masterkey"))).toEqual([]);
    }
    const copies = ["stick", "second-stick"].map((stick) =>
      readFileSync(join(home, "media", stick, "masterkey.cryptomator"), "utf8"),
    );
    expect(copies[0]).toBe(copies[1]);
  });

  it("loses password, key file and configuration, and has the files back each time", async () => {
    const { code, screen } = await followGuide("when-something-is-lost.md");
    expect([code, screen]).toEqual([0, expect.stringContaining(".c9r")]);
    expect(await readFile(join(home, "Rescued", "letter.txt"), "utf8")).toBe("Dear reader\n");
    expect(await lintFindings(join(home, "Cloud/Taxes"), password)).toEqual([]);
  });

  it("opens vaults that Cryptomator has made, an old one among them", async () => {
    const scratch = scratchFolder();
    for (const [fixture, name] of [
      ["v8-siv-gcm", "Taxes"],
      ["v7", "Old"],
    ] as const) {
      const vault = unpack(join(ownFixtures, "official"), fixture, scratch);
      await cp(vault, join(home, "Cloud", name), { recursive: true });
    }
    const { code, screen } = await followGuide("from-cryptomator-and-back.md");
    await rm(scratch, { recursive: true });
    expect([code, screen]).toEqual([0, expect.stringContaining("Upgraded from format 7 to 8.")]);
    expect(await lintFindings(join(home, "Cloud/Old"), fixturePassword)).toEqual([]);
  });

  it("backs up a server, compares and restores", async () => {
    const { code, screen } = await followGuide("on-a-server.md");
    expect([code, screen]).toEqual([0, expect.stringContaining("127.0.0.1")]);
    expect(await readFile(join(home, "restored/data/accounts.csv"), "utf8")).toBe("1;2\n");
  });
});

requireProgram("script")("a newcomer who follows the README word by word", () => {
  it("makes a vault, fills, serves, checks and salvages it, and upgrades an old one", async () => {
    const scratch = scratchFolder();
    const old = unpack(join(ownFixtures, "official"), "v7", scratch);
    await cp(old, join(home, "Old"), { recursive: true });
    await rm(scratch, { recursive: true });
    const readme = await readFile(join(project, "README.md"), "utf8");
    // The shell of this test has the command line on its path, from a build that other tests use.
    const commands = commandsIn(readme).filter((line) => !/^(npm|alias) |COMMAND/.test(line));
    expect(commands).toContain("latchkey put ~/Try assets/demo /   # copies a folder into it");
    const passwordOf = (vault: string): string =>
      vault.endsWith("Old") ? fixturePassword : password;
    const reader = { passwordOf, newPasswordOf: passwordOf };
    const { code, screen } = await follow(commands, { home, cwd: project, reader });
    expect([code, screen]).toEqual([0, expect.stringContaining("Upgraded from format 7 to 8.")]);
    expect(readdirSync(join(home, "Rescued")).sort()).toEqual(
      readdirSync(join(project, "assets/demo")).sort(),
    );
  });
});

/** All that a user can read in the window or on the command line. */
const texts = readdirSync(join(project, "src-shared", "text"))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(project, "src-shared", "text", name), "utf8"))
  .join("\n");

describe.each(pages)("%s", (name) => {
  it("quotes from the app only what is there", async () => {
    const prose = (await pageOf(name)).replaceAll(/^ {4}.*$/gm, "");
    const quotes = [...prose.matchAll(/“([^”]+)”/g)].map(([, quote = ""]) => quote);
    // Of cloud services: what stands in their own programs.
    const foreign = ["Files on demand", "always keep on this\n  device"];
    const unknown = quotes.filter(
      (quote) => !foreign.includes(quote) && !texts.includes(`"${quote}"`),
    );
    expect(unknown).toEqual([]);
  });
});
