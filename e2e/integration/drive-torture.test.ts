/** Random work on a drive that `serve --mount` has mounted, compared with a model, and with the vault in the end. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { desktopSession, hasGvfs } from "../ui/desktop-session.ts";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { FileTorture } from "./support/file-torture.ts";
import { requireProgram, runProgram } from "./support/programs.ts";
import { scratchFolder } from "./support/unpack.ts";
import { Torture } from "./support/webdav-torture.ts";

const Invitation = z.object({ mount: z.string() });
const password = "correct horse battery";

let scratch = "";
let vault = "";

beforeEach(async () => {
  scratch = scratchFolder();
  vault = join(scratch, "Vault ü");
  const made = await latchkey(["create", vault, "--password-stdin"], { input: password });
  expect(made.code).toBe(0);
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Serves the vault with a drive. */
async function serve(env: Readonly<Record<string, string>>, ...where: readonly string[]) {
  const words = ["serve", vault, "--json", "--password-stdin", "--mount", ...where];
  const child = startLatchkey(words, { env: { LATCHKEY_HOME: join(scratch, "home"), ...env } });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const ended = exitCodeOf(child);
  child.stdin?.end(password);
  if (child.stdout === null) throw new Error("no standard output");
  const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const { mount } = Invitation.parse(JSON.parse(String(first.value)));
  const end = async (): Promise<void> => {
    child.kill("SIGINT");
    expect(await ended).toBe(0);
  };
  return { mount, end };
}

async function work(step: () => Promise<void>): Promise<void> {
  for (let number = 0; number < 300; number += 1) {
    await step().catch((error: unknown) => {
      throw new Error(`step ${number}`, { cause: error });
    });
  }
}

/** Asks the vault itself, after the drive has gone. */
async function compare(model: ReadonlyMap<string, Buffer>): Promise<void> {
  expect(model.size).toBeGreaterThan(0);
  for (const [path, content] of model) {
    const folder = mkdtempSync(join(scratch, "copy-"));
    const copy = join(folder, "copy");
    const { code } = await latchkey(["get", vault, `/${path}`, copy, "--password-stdin"], {
      input: password,
    });
    expect([path, code]).toEqual([path, 0]);
    expect(`${path}: ${Buffer.compare(readFileSync(copy), content)}`).toBe(`${path}: 0`);
  }
}

requireProgram("root, davfs2 and /dev/fuse")("a drive by davfs2", () => {
  it("survives random work", { timeout: 180_000 }, async () => {
    const folder = join(scratch, "drive");
    mkdirSync(folder);
    onTestFinished(async () => {
      await runProgram("umount", ["-i", "-l", folder]);
    });
    const bare = { DBUS_SESSION_BUS_ADDRESS: "", XDG_RUNTIME_DIR: "" };
    const { mount, end } = await serve(bare, folder);
    const torture = new Torture(mount, 7);
    await work(() => torture.step());
    const model = await torture.end();
    await end();
    await compare(model);
  });
});

/**
 * The FUSE part of gvfs refuses to change a file that is there, so the work is on whole files. And gvfs 1.50
 * keeps the connection of each move for ever: after the 32nd, it waits for a free one.
 */
const MOVES = 24;

describe.skipIf(!hasGvfs)("a drive by gvfs [needs gvfs, its FUSE part and /dev/fuse]", () => {
  it.each([1, 2])(
    "survives random work on whole files, seed %i",
    { timeout: 180_000 },
    async (seed) => {
      const session = await desktopSession(join(scratch, "session"));
      try {
        const { mount, end } = await serve(session.env);
        expect(mount).toMatch(/^\//);
        const torture = new FileTorture(mount, seed, MOVES);
        await torture.begin();
        await work(() => torture.step());
        await end();
        await compare(torture.model);
      } finally {
        session.end();
      }
    },
  );
});
