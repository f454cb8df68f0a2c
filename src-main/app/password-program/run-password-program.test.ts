import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { failureOf } from "../../base/vault-error.ts";
import { runPasswordProgram } from "./run-password-program.ts";

const run = (
  line: string,
  more: { signal?: AbortSignal; patience?: number; folder?: string } = {},
) => runPasswordProgram({ line, folder: tmpdir(), signal: new AbortController().signal, ...more });

const reasonOf = (line: string, more = {}) =>
  run(line, more).then(
    () => "opened",
    (error: unknown) => {
      const failure = failureOf(error);
      return failure.kind === "password-program-failed" ? failure.reason : failure.kind;
    },
  );

describe("the password", () => {
  it.each([
    ["printf 'pässwörd\n'".replace("\n", "\\n"), "pässwörd"],
    ["printf '  spaces kept  \\r\\n'", "  spaces kept  "],
    ["printf 'two\\n\\n'", "two\n"],
    ["sh -c 'printf \"first\\nsecond\\n\" | head -n1'", "first"],
    ["printf '%s' '$HOME | \"x\"'", '$HOME | "x"'],
  ])("is what %s prints, without one line break at its end", async (line, password) => {
    expect(await run(line)).toBe(password);
  });

  it("is asked for with no input and no word of the program on standard error", async () => {
    expect(await run("sh -c 'cat; echo noise >&2; echo secret'")).toBe("secret");
  });
});

it("is not waited for once it has ended, though an agent that it has started lives on", async () => {
  const start = Date.now();
  expect(await run("sh -c 'sleep 20 & echo secret'")).toBe("secret");
  expect(Date.now() - start).toBeLessThan(10_000);
});

describe("a program that gives none", () => {
  it.each([
    ["is not there", "/no/such/program show", "not-started"],
    ["is no program", "/etc/passwd", "not-started"],
    ["cannot be split", "pass | head", "not-started"],
    ["ends with an error", "sh -c 'echo half; exit 3'", "refused"],
    ["is ended by a signal", "sh -c 'echo half; kill -9 $$'", "refused"],
    ["prints nothing", "true", "no-password"],
    ["prints an empty line", "echo", "no-password"],
    ["prints no text", "printf '\\377\\376'", "no-password"],
    ["does not stop printing", "yes", "no-password"],
  ])("is told apart: it %s", async (_, line, reason) => {
    expect(await reasonOf(line)).toBe(reason);
  });

  it("is named without its arguments, which may hold a secret", async () => {
    const failure = await run("/no/such/program --token hunter2").catch(failureOf);
    expect(failure).toEqual({
      kind: "password-program-failed",
      program: "program",
      reason: "not-started",
    });
  });
});

describe("a program that does not end", () => {
  /** Starts another, which would outlive it, and write a second note after two seconds. */
  async function startsAnother() {
    const folder = await mkdtemp(join(tmpdir(), "password-program-"));
    const notes = async () => (await readdir(folder)).toSorted();
    return { line: "sh -c '(: > 1; sleep 2; : > 2) & wait'", folder, notes };
  }

  it("is ended when it takes too long, with all that it has started", async () => {
    const { line, folder, notes } = await startsAnother();
    expect(await reasonOf(line, { folder, patience: 500 })).toBe("too-slow");
    await setTimeout(2_000);
    expect(await notes()).not.toContain("2");
  });

  it("is ended when its user gives up", async () => {
    const { line, folder, notes } = await startsAnother();
    const stop = new AbortController();
    const running = reasonOf(line, { folder, signal: stop.signal });
    await expect.poll(notes).toEqual(["1"]);
    stop.abort();
    expect(await running).toBe("cancelled");
    await setTimeout(2_000);
    expect(await notes()).toEqual(["1"]);
  });

  it("is not started when nobody waits any more", async () => {
    const note = join(await mkdtemp(join(tmpdir(), "password-program-")), "ran");
    expect(await reasonOf(`touch ${note}`, { signal: AbortSignal.abort() })).toBe("cancelled");
    await expect(readFile(note)).rejects.toThrow(/ENOENT/);
  });
});
