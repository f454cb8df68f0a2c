/** Programs of other people against the server, and the vault they leave behind against its own checker. */

import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { requireProgram, runProgram } from "./support/programs.ts";
import { oddTree } from "./support/webdav-odd-tree.ts";
import {
  putFile,
  readFile as readInVault,
  startTestShare,
  type TestShare,
} from "./support/webdav-share.ts";

let test: TestShare;
let local: string;

beforeEach(async () => {
  test = await startTestShare({ name: "My Vault" });
  local = await mkdtemp(join(tmpdir(), "latchkey-client-"));
});

afterEach(async () => {
  await test.remove();
  await rm(local, { recursive: true, force: true });
});

requireProgram("litmus")("litmus", () => {
  it("passes all of its 104 tests", async () => {
    const { url, username, password } = test.share;
    const { output } = await runProgram("litmus", ["-k", url, username, password], { cwd: local });
    const summary = Array.from(
      output.matchAll(/summary for `(\w+)': of (\d+) tests run: (\d+) passed, (\d+) failed/g),
      ([, suite, ...numbers]) => [suite, ...numbers.map(Number)],
    );
    expect(summary).toEqual([
      ["basic", 16, 16, 0],
      ["copymove", 13, 13, 0],
      ["props", 30, 30, 0],
      ["locks", 41, 41, 0],
      ["http", 4, 4, 0],
    ]);
    expect(output).not.toContain("WARNING");
  });
});

requireProgram("curl")("curl", () => {
  /** The login goes in by standard input, because the arguments of a process are public. */
  function curl(args: readonly string[], { username, password } = test.share) {
    const config = `user = "${username}:${password}"\n`;
    return runProgram("curl", ["-sS", "--config", "-", ...args], { input: config });
  }

  it.each(["--basic", "--digest", "--anyauth"])("writes and reads with %s", async (login) => {
    const content = randomBytes(300_000);
    const source = join(local, "source");
    const back = join(local, "back");
    await writeFile(source, content);
    const url = `${test.share.url}file`;
    const status = ["-o", back, "-w", "%{http_code}"];
    expect((await curl([login, "-T", source, url, ...status])).output).toBe("201");
    expect((await curl([login, url, ...status])).output).toBe("200");
    expect((await readFile(back)).equals(content)).toBe(true);
    expect((await curl([login, url, "-r", "100-199", ...status])).output).toBe("206");
    expect((await readFile(back)).equals(content.subarray(100, 200))).toBe(true);
  });

  it.each(["--basic", "--digest"])("is refused with a wrong password by %s", async (login) => {
    const wrong = { ...test.share, password: "guess" };
    const { output } = await curl([login, test.share.url, "-w", "%{http_code}"], wrong);
    expect(output).toBe("401");
  });

  it("resumes a download that broke off", async () => {
    const content = randomBytes(200_000);
    await putFile(test.vault, "/file", content);
    const part = join(local, "part");
    await writeFile(part, content.subarray(0, 70_001));
    await curl(["-C", "-", "-o", part, `${test.share.url}file`]);
    expect((await readFile(part)).equals(content)).toBe(true);
  });
});

requireProgram("cadaver")("cadaver", () => {
  it("makes, writes, lists, locks, moves, copies, reads and removes", async () => {
    const { url, username, password } = test.share;
    await writeFile(
      join(local, ".netrc"),
      `machine 127.0.0.1 login ${username} password ${password}\n`,
      {
        mode: 0o600,
      },
    );
    await writeFile(join(local, "note.txt"), "from cadaver");
    const commands = [
      "mkcol docs",
      "put note.txt docs/note.txt",
      "lock docs/note.txt",
      "put note.txt docs/note.txt",
      "unlock docs/note.txt",
      "copy docs/note.txt docs/copy.txt",
      "move docs/copy.txt docs/moved.txt",
      "propset docs/note.txt colour blue",
      "propget docs/note.txt colour",
      "ls docs",
      "get docs/moved.txt back.txt",
      "delete docs/note.txt",
      "quit",
    ];
    const options = { cwd: local, env: { HOME: local }, input: commands.join("\n") };
    const { output } = await runProgram("cadaver", [url], options);
    expect(output).not.toMatch(/failed|error/i);
    expect(output).toContain("blue");
    expect(output).toMatch(/note\.txt +12/);
    expect(await readFile(join(local, "back.txt"), "utf8")).toBe("from cadaver");
    expect((await test.vault.list("/docs")).map(({ name }) => name)).toEqual(["moved.txt"]);
    expect((await readInVault(test.vault, "/docs/moved.txt")).toString()).toBe("from cadaver");
  });
});

requireProgram("rclone", "python3-pycryptodome")("rclone", () => {
  const vaultlint = fileURLToPath(new URL("../tools/vaultlint.py", import.meta.url));

  it("copies 500 files with odd names in, finds no difference, and leaves a sound vault", async () => {
    const source = join(local, "source");
    await mkdir(source);
    const count = await oddTree(source, 500);
    expect(count).toBe(500);

    const { url, username, password } = test.share;
    const obscured = (await runProgram("rclone", ["obscure", "-"], { input: password })).output;
    const env = { RCLONE_WEBDAV_PASS: obscured.trim(), RCLONE_CONFIG: join(local, "rclone.conf") };
    await writeFile(env.RCLONE_CONFIG, "");
    const remote = `:webdav,url="${url}",user=${username}:tree`;
    const rclone = (...args: readonly string[]) => runProgram("rclone", args, { env });

    const copied = await rclone("copy", source, remote, "--retries", "1");
    expect(copied).toMatchObject({ code: 0 });
    // Without `--download` only sizes would be compared.
    const checked = await rclone("check", "--download", source, remote);
    expect(checked.output).toContain("0 differences found");
    expect(checked.output).toContain(`${count} matching files`);
    expect(checked.code).toBe(0);

    await test.lock();
    const args = [vaultlint, "check", "--strict", test.folder, test.password];
    expect(await runProgram("/usr/bin/python3", args)).toMatchObject({ code: 0 });
  });
});
