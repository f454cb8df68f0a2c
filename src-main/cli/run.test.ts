import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordedIo } from "../test-support/recorded-io.ts";
import { OutputClosed } from "./output-stream.ts";
import { run } from "./run.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "latchkey-run-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function latchkey(...words: readonly string[]) {
  const io = recordedIo();
  const code = await run(words, io);
  return { code, stdout: io.stdoutText(), stderr: io.stderrText() };
}

describe("a wrong call", () => {
  it.each([
    [[]],
    [["frobnicate"]],
    [["--digest", "tree", "v"]],
    [["help", "frobnicate"]],
    [["help", "ls", "cat"]],
    [["ls"]],
    [["ls", "v", "--frobnicate"]],
  ])("%j is one sentence on standard error and exit code 2", async (words) => {
    const { code, stdout, stderr } = await latchkey(...words);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^[^\n]+[.]\n$/);
  });

  it("names what was most likely meant", async () => {
    expect((await latchkey("chekc")).stderr).toContain("(perhaps “check”)");
    expect((await latchkey("ls", "v", "--jsno")).stderr).toContain("(perhaps “--json”)");
    expect((await latchkey("frobnicate")).stderr).not.toContain("perhaps");
  });

  it("is an object with --json, however wrong the rest is", async () => {
    const { code, stderr } = await latchkey("ls", "--frobnicate", "--json");
    expect(code).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ error: "usage" });
  });

  it("does not take a --json after -- for the option", async () => {
    expect((await latchkey("ls", "v", "x", "y", "--", "--json")).stderr).not.toMatch(/^\{/);
  });
});

describe("help", () => {
  it.each([[["help"]], [["--help"]], [["-h"]]])("%j lists the commands", async (words) => {
    const { code, stdout, stderr } = await latchkey(...words);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("tree");
  });

  it.each([[["help", "key"]], [["key", "--help"]], [["key", "-h"]]])(
    "%j lists the commands that begin so",
    async (words) => {
      const { code, stdout } = await latchkey(...words);
      expect(code).toBe(0);
      for (const name of ["key move", "key copy", "key list"]) expect(stdout).toContain(name);
      expect(stdout).not.toContain("salvage");
    },
  );

  it("of a command is the same by both ways, and touches nothing", async () => {
    const { stdout } = await latchkey("help", "create");
    expect(stdout).toContain("latchkey create VAULT");
    expect(await latchkey("create", "--help")).toEqual({ code: 0, stdout, stderr: "" });
    expect(await latchkey("create", join(folder, "x"), "-h")).toEqual({
      code: 0,
      stdout,
      stderr: "",
    });
  });
});

describe("a failure", () => {
  it("is one sentence and the exit code of its kind", async () => {
    const { code, stderr } = await latchkey("info", folder);
    expect(code).toBe(12);
    expect(stderr).toMatch(/^“.*” is not a vault: [^\n]+\n$/);
  });

  it("is an object with kind and path with --json", async () => {
    const { stderr } = await latchkey("info", folder, "--json");
    expect(JSON.parse(stderr)).toMatchObject({ error: "not-a-vault", path: folder });
  });
});

describe("what nobody expected", () => {
  const broken = { isTerminal: false, write: () => Promise.reject(new Error("secret detail")) };

  it("is told without its message, which might name cleartext, and without a stack", async () => {
    const io = recordedIo();
    expect(await run(["help"], { ...io, stdout: broken })).toBe(1);
    expect(io.stderrText()).not.toContain("secret detail");
    expect(io.stderrText()).toContain("LATCHKEY_DEBUG=1");
  });

  it("shows where it happened with LATCHKEY_DEBUG=1", async () => {
    const io = recordedIo({ env: { LATCHKEY_DEBUG: "1" } });
    await run(["help"], { ...io, stdout: broken });
    expect(io.stderrText()).toMatch(/secret detail\n +at /);
  });
});

it("ends quietly when nobody reads the output any more", async () => {
  const io = recordedIo();
  const closed = { isTerminal: false, write: () => Promise.reject(new OutputClosed()) };
  expect(await run(["help"], { ...io, stdout: closed })).toBe(0);
  expect(io.stderrText()).toBe("");
});
