/** `latchkey serve --mount` on Linux: a drive of the system's own, gone when it ends, cleaned up after a crash. */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { patient } from "../../src-main/test-support/patient.ts";
import { exitCodeOf, latchkey, program, startLatchkey } from "./support/cli.ts";
import { requireProgram, runProgram } from "./support/programs.ts";
import { fixturePassword, ownFixtures, scratchFolder, unpack } from "./support/unpack.ts";

const Invitation = z.object({ url: z.url(), password: z.string(), mount: z.string() });
const Note = z.object({ drive: z.object({ made: z.object({ scratch: z.string() }) }) });

let scratch = "";
let vault = "";
let folder = "";
const running = new Set<ChildProcess>();

/** Without the desktop session that may run here. */
const env = (): Record<string, string> => ({
  LATCHKEY_HOME: join(scratch, "home"),
  DBUS_SESSION_BUS_ADDRESS: "",
  XDG_RUNTIME_DIR: "",
});

beforeEach(() => {
  scratch = scratchFolder();
  vault = unpack(join(ownFixtures, "official"), "v8-siv-gcm", scratch);
  folder = join(scratch, "a drive ü");
  mkdirSync(folder);
});
afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  await runProgram("umount", ["-i", "-l", folder]);
  rmSync(scratch, { recursive: true, force: true });
});

async function serve(...options: readonly string[]) {
  const words = ["serve", vault, "--json", "--password-stdin", "--mount", ...options];
  const child = startLatchkey(words, { env: env() });
  running.add(child);
  const ended = exitCodeOf(child).finally(() => running.delete(child));
  child.stdin?.end(fixturePassword);
  if (child.stdout === null) throw new Error("no standard output");
  const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const invitation = Invitation.parse(JSON.parse(String(first.value)));
  return { ...invitation, child, ended };
}

const mounts = async (): Promise<readonly unknown[]> =>
  (await latchkey(["mounts", "--json"], { env: env() })).objects;

async function content(path: string): Promise<string> {
  const words = ["cat", vault, path, "--password-stdin"];
  return (await latchkey(words, { input: fixturePassword })).text;
}

const isMounted = (): boolean =>
  readFileSync("/proc/self/mounts", "utf8").includes(folder.replaceAll(" ", "\\040"));

/** The folder in /run with the settings and the copies of the drive that is mounted; others have theirs beside it. */
function ownInRun(): string {
  const notes = join(scratch, "home", "drives");
  const [name = ""] = readdirSync(notes);
  return Note.parse(JSON.parse(readFileSync(join(notes, name), "utf8"))).drive.made.scratch;
}

requireProgram("root, davfs2 and /dev/fuse")("a drive by davfs2", () => {
  it("is at the chosen folder, takes files, and is gone with all of its copies at the end", async () => {
    const { mount, password, child, ended } = await serve(folder);
    expect(mount).toBe(folder);
    expect(readFileSync(join(folder, "hello.txt"))).toEqual(
      Buffer.from(await content("/hello.txt")),
    );
    writeFileSync(join(folder, "new.txt"), "written by the drive");
    expect(await mounts()).toMatchObject([{ vault, place: folder, kind: "davfs2", isAlive: true }]);
    const commands = await runProgram("ps", ["-eo", "args"]);
    expect(commands.output).not.toContain(password);
    const own = ownInRun();
    expect(readFileSync(join(own, "davfs2.conf"), "utf8")).not.toContain(password);
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(isMounted()).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(own)).toBe(false);
    expect(await mounts()).toEqual([]);
    expect(await content("/new.txt")).toBe("written by the drive");
  });

  it("that is ejected ends the command, and nothing that was written is lost", async () => {
    const { ended } = await serve(folder);
    writeFileSync(join(folder, "new.txt"), "written by the drive");
    expect(await runProgram("umount", [folder])).toMatchObject({ code: 0 });
    expect(await ended).toBe(0);
    expect(await content("/new.txt")).toBe("written by the drive");
  });

  it("in which a file is open is waited for", async () => {
    const { child, ended } = await serve(folder);
    const reader = startReader(join(folder, "hello.txt"));
    await reader.isOpen;
    child.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(isMounted()).toBe(true);
    reader.close();
    expect(await ended).toBe(0);
    expect(isMounted()).toBe(false);
  });

  it("that a crash has left is told, and removed by the next one", async () => {
    const first = await serve(folder);
    const left = ownInRun();
    first.child.kill("SIGKILL");
    await first.ended;
    expect(isMounted()).toBe(true);
    expect(await mounts()).toMatchObject([{ place: folder, isAlive: false }]);
    const second = await serve(folder);
    expect(await mounts()).toMatchObject([{ place: folder, isAlive: true }]);
    const own = ownInRun();
    expect(readdirSync(folder)).toContain("hello.txt");
    second.child.kill("SIGINT");
    expect(await second.ended).toBe(0);
    expect(isMounted()).toBe(false);
    await vi.waitFor(() => {
      expect([left, own].filter((path) => existsSync(path))).toEqual([]);
    }, patient);
  });

  it("is refused in a folder that is not there or not empty, and the vault is locked then", async () => {
    const words = ["serve", vault, "--json", "--password-stdin", "--mount"];
    const options = { input: fixturePassword, env: env() };
    const missing = await latchkey([...words, join(scratch, "nowhere")], options);
    expect([missing.code, JSON.parse(missing.stderr)]).toMatchObject([
      12,
      { error: "local-not-found" },
    ]);
    writeFileSync(join(folder, "in the way"), "");
    const full = await latchkey([...words, folder], options);
    expect([full.code, JSON.parse(full.stderr)]).toMatchObject([13, { error: "local-exists" }]);
    expect([missing.text, full.text]).toEqual(["", ""]);
    expect(
      existsSync(join(scratch, "home", "drives"))
        ? readdirSync(join(scratch, "home", "drives"))
        : [],
    ).toEqual([]);
  });
});

/** Holds a file open until it is told to close it. */
function startReader(path: string) {
  const script =
    'const f = require("fs").openSync(process.argv[1]); console.log("open"); process.stdin.resume().on("end", () => process.exit());';
  const child = spawn(process.execPath, ["-e", script, path]);
  running.add(child);
  return {
    isOpen: new Promise((resolve) => child.stdout.once("data", resolve)),
    close: () => child.stdin.end(),
  };
}

requireProgram("gvfs")("a drive by gvfs", () => {
  const latchkeyInShell = `"${process.execPath}" "${program}"`;

  /** Runs lines of a shell in a desktop session of their own. */
  async function inSession(lines: readonly string[]): Promise<string> {
    const runtime = join(scratch, "runtime");
    mkdirSync(join(runtime, "gvfsd"), { recursive: true, mode: 0o700 });
    const script = join(scratch, "script");
    writeFileSync(script, `${lines.join("\n")}\n`);
    const { output } = await runProgram("dbus-run-session", ["--", "sh", script], {
      env: {
        HOME: scratch,
        XDG_RUNTIME_DIR: runtime,
        SECRET: fixturePassword,
        LATCHKEY_HOME: join(scratch, "home"),
      },
      cwd: scratch,
    });
    return output;
  }

  /** Lines that serve the vault, and wait until the drive is there. */
  const serving = (out: string): readonly string[] => [
    `${latchkeyInShell} serve "${vault}" --mount --json --password-env SECRET > "${out}" &`,
    `for i in $(seq 600); do test -s "${out}" && break; sleep 0.1; done`,
  ];
  const counted = (what: string): string => `echo ${what}: $(gio mount -l | grep -c dav:)`;

  it("appears in the desktop's own file system, and is gone at the end", async () => {
    const out = join(scratch, "out");
    const output = await inSession([
      ...serving(out),
      "gio mount -l",
      `${latchkeyInShell} mounts --json`,
      `url=$(sed 's/.*"url":"http:\\/\\/\\([^"]*\\)".*/dav:\\/\\/latchkey@\\1/' "${out}")`,
      `printf 'by the drive' > "${scratch}/new.txt"`,
      `gio copy "${scratch}/new.txt" "\${url}new.txt"`,
      "kill -INT $!",
      "wait $!",
      'echo "ended with $?"',
      counted("still mounted"),
    ]);
    expect(output).toMatch(/-> dav:\/\/latchkey@127\.0\.0\.1/);
    expect(output).toMatch(/"kind":"gvfs"/);
    expect(output).toMatch(/ended with 0/);
    expect(output).toMatch(/still mounted: 0/);
    const { password, mount } = Invitation.parse(JSON.parse(readFileSync(out, "utf8")));
    expect(output).not.toContain(password);
    expect(mount).toMatch(/^(dav:\/\/|\/)/);
    expect(await content("/new.txt")).toBe("by the drive");
  });

  it("that a crash has left is removed by the next one", async () => {
    const output = await inSession([
      ...serving(join(scratch, "first")),
      "kill -KILL $!",
      "wait $!",
      counted("left"),
      `${latchkeyInShell} mounts --json`,
      ...serving(join(scratch, "second")),
      counted("then"),
      `${latchkeyInShell} mounts --json`,
      "kill -INT $!",
      "wait $!",
      counted("in the end"),
    ]);
    expect(output).toMatch(/left: 1\n.*"isAlive":false/);
    expect(output).toMatch(/then: 1\n.*"isAlive":true/);
    expect(output).toMatch(/in the end: 0/);
  });

  it("that is ejected there ends the command", async () => {
    const out = join(scratch, "out");
    const output = await inSession([
      ...serving(out),
      `url=$(sed 's/.*"url":"http:\\/\\/\\([^"]*\\)".*/dav:\\/\\/latchkey@\\1/' "${out}")`,
      'gio mount -u "$url"',
      "wait $!",
      'echo "ended with $?"',
    ]);
    expect(output).toMatch(/ended with 0/);
  });
});

it("is refused where there is no way to make one, and says what to do", async () => {
  const words = ["serve", vault, "--mount", "--password-stdin", "--json"];
  // Without programs there is none.
  const { code, stderr, text } = await latchkey(words, {
    input: fixturePassword,
    env: { ...env(), PATH: join(scratch, "nothing") },
  });
  expect([code, text]).toEqual([21, ""]);
  expect(JSON.parse(stderr)).toMatchObject({ error: "drive-unavailable" });
});
