/** The command line inside the app, as the packed program runs it: here on the stand-in, which is Node. */

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { program as plainProgram } from "./support/cli.ts";

const project = join(import.meta.dirname, "..", "..");
const standIn = join(project, "e2e", "stand-in", "start.mjs");
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "latchkey-cli-in-app-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** No display, and no browser that could be found: whoever opens a window fails. */
function node(args: readonly string[], input = ""): Promise<Outcome> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...args],
      { env: { ...env, LATCHKEY_HOME: join(folder, "home"), CHROMIUM: "/nowhere" } },
      (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), stdout, stderr });
      },
    );
    child.stdin?.end(input);
  });
}

const inApp = (words: readonly string[], input = ""): Promise<Outcome> =>
  node([standIn, "--cli", "--", ...words], input);

it("is the same as the one for plain Node, to the last word of the help", async () => {
  expect(await inApp(["help"])).toEqual(await node([plainProgram, "help"]));
  expect(await inApp(["help", "serve"])).toEqual(await node([plainProgram, "help", "serve"]));
  expect(await inApp(["--version"])).toEqual(await node([plainProgram, "--version"]));
});

it("ends with the exit code and the sentence of a wrong call", async () => {
  const outcome = await inApp(["frobnicate"]);
  expect(outcome).toEqual(await node([plainProgram, "frobnicate"]));
  expect(outcome.code).toBe(2);
});

it("makes a vault, fills it and lists it, with passwords from standard input", async () => {
  const vault = join(folder, "vault");
  const password = "correct horse";
  const demo = join(project, "assets", "demo", "Recipes");
  expect(await inApp(["create", vault, "--password-stdin"], password)).toMatchObject({ code: 0 });
  expect(await inApp(["put", vault, demo, "/R", "--password-stdin"], password)).toMatchObject({
    code: 0,
  });
  const { stdout } = await inApp(["ls", vault, "/R", "--password-stdin", "--json"], password);
  const entries = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { path: string });
  expect(entries.map(({ path }) => path)).toEqual([
    "/R/Crêpes – à la maison.md",
    "/R/Lentil soup.md",
  ]);
  const wrong = await inApp(["ls", vault, "--password-stdin"], "another one");
  expect(wrong).toMatchObject({ code: 10, stdout: "" });
});
