/** The share as a drive of Linux: mounted by davfs2, and in the desktop's own file system. */

import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { requireProgram, runProgram } from "./support/programs.ts";
import { readFile as readInVault, startTestShare, type TestShare } from "./support/webdav-share.ts";
import { Torture } from "./support/webdav-torture.ts";

let test: TestShare;
let local: string;

beforeEach(async () => {
  test = await startTestShare({ name: "My Vault" });
  local = await mkdtemp(join(tmpdir(), "latchkey-mount-"));
});

afterEach(async () => {
  await test.remove();
  await rm(local, { recursive: true, force: true });
});

requireProgram("root, davfs2 and /dev/fuse")("davfs2", () => {
  let mount: string;

  beforeEach(async () => {
    const { url, username, password } = test.share;
    mount = join(local, "mount");
    const cache = join(local, "cache");
    const [config, secrets] = [join(local, "davfs2.conf"), join(local, "secrets")];
    await chmod(local, 0o755);
    await mkdir(mount);
    await mkdir(cache);
    // It gives its rights up for a user of its own, whose group must be able to write there.
    await chown(cache, 0, (await stat("/var/cache/davfs2")).gid);
    await chmod(cache, 0o775);
    await writeFile(secrets, `"${mount}" ${username} "${password}"\n`, { mode: 0o600 });
    const options = ["buf_size 64", "use_locks 1", "delay_upload 0", `cache_dir ${cache}`];
    await writeFile(config, `${[...options, `secrets ${secrets}`].join("\n")}\n`, { mode: 0o600 });
    // It encodes the address itself, so it must get it decoded.
    const args = ["-t", "davfs", "-o", `conf=${config}`, decodeURI(url), mount];
    const { code, output } = await runProgram("mount", args);
    expect(code, output).toBe(0);
  });

  afterEach(async () => {
    // Already unmounted if the test came to its end.
    await runProgram("umount", [mount]);
  });

  it.each([1, 2, 3])(
    "holds what it should after random work on three files, seed %i",
    async (seed) => {
      const torture = new Torture(mount, seed);
      for (let step = 0; step < 500; step += 1) {
        await torture.step().catch((error: unknown) => {
          throw new Error(`step ${step} of seed ${seed}`, { cause: error });
        });
      }
      const model = await torture.end();
      expect(await runProgram("umount", [mount])).toMatchObject({ code: 0 });

      expect((await test.vault.list("/")).map(({ name }) => name).sort()).toEqual(
        [...model.keys()].sort(),
      );
      for (const [name, content] of model) {
        const stored = await readInVault(test.vault, `/${name}`);
        expect(`${name}: ${Buffer.compare(stored, content)}`).toBe(`${name}: 0`);
      }
    },
  );

  it("copies, moves and removes trees with the tools of Linux", async () => {
    const content = randomBytes(500_000);
    await writeFile(join(local, "file"), content);
    const commands = [
      ["mkdir", "-p", join(mount, "a b", "c")],
      ["cp", join(local, "file"), join(mount, "a b", "c", "file")],
      ["cp", "-r", join(mount, "a b"), join(mount, "copy")],
      ["mv", join(mount, "copy"), join(mount, "moved ü")],
      ["cmp", join(local, "file"), join(mount, "moved ü", "c", "file")],
      ["rm", "-r", join(mount, "a b")],
    ];
    for (const [program = "", ...args] of commands) {
      expect(await runProgram(program, args)).toEqual({ code: 0, output: "" });
    }
    expect(await runProgram("umount", [mount])).toMatchObject({ code: 0 });
    expect((await test.vault.list("/")).map(({ name }) => name)).toEqual(["moved ü"]);
    const stored = await readInVault(test.vault, "/moved ü/c/file");
    expect(Buffer.compare(stored, content)).toBe(0);
  });
});

requireProgram("gvfs")("gvfs", () => {
  /** A session of its own, so that nothing of a desktop that runs here is touched. */
  async function inSession(lines: readonly string[]): Promise<string> {
    const runtime = join(local, "runtime");
    const script = join(local, "script");
    await mkdir(join(runtime, "gvfsd"), { recursive: true, mode: 0o700 });
    await writeFile(script, `set -e\n${lines.join("\n")}\n`);
    await writeFile(join(local, "password"), `${test.share.password}\n`);
    const env = { HOME: local, XDG_RUNTIME_DIR: runtime, GVFS_DISABLE_FUSE: "1" };
    const { code, output } = await runProgram("dbus-run-session", ["--", "sh", script], {
      env,
      cwd: local,
    });
    expect(code, output).toBe(0);
    return output;
  }

  it("mounts, writes, lists, reads, moves and removes", async () => {
    const content = randomBytes(2_000_000);
    await writeFile(join(local, "file"), content);
    const url = test.share.url.replace("http://", `dav://${test.share.username}@`);
    const output = await inSession([
      `gio mount '${url}' < password`,
      `gio mkdir '${url}docs'`,
      `gio copy file '${url}docs/a %231%3F.bin'`,
      `gio copy '${url}docs/a %231%3F.bin' back`,
      `gio copy '${url}docs/a %231%3F.bin' '${url}docs/copy.bin'`,
      `gio move '${url}docs/copy.bin' '${url}docs/moved.bin'`,
      `gio rename '${url}docs/moved.bin' 'renamed ü.bin'`,
      `gio list -l '${url}docs'`,
      `gio info '${url}docs/a %231%3F.bin'`,
      `gio remove '${url}docs/a %231%3F.bin'`,
      `gio mount -u '${url}'`,
    ]);
    expect(output).toMatch(/renamed ü\.bin\t2000000/);
    expect(Buffer.compare(await readFile(join(local, "back")), content)).toBe(0);
    expect((await test.vault.list("/docs")).map(({ name }) => name)).toEqual(["renamed ü.bin"]);
    const stored = await readInVault(test.vault, "/docs/renamed ü.bin");
    expect(Buffer.compare(stored, content)).toBe(0);
  });
});
