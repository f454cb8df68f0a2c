/** A vault to try things on: in a temporary folder, with the files of `assets/demo`. */
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProject } from "../common/project.mjs";
import { run } from "../common/run.mjs";
import { commandLine } from "./command-line.mjs";

/**
 * The folder is removed when this process ends, however it comes to that.
 *
 * @returns the `vault`, its `password`, and `home` for Latchkey's own settings
 * @throws Error in the words of the command line
 */
export async function makeDemoVault() {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-demo-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
    console.log(`The demo vault is removed: ${folder}`);
  });
  const demo = {
    vault: join(folder, "vault"),
    home: join(folder, "settings"),
    password: randomBytes(12).toString("base64url"),
  };
  await mkdir(demo.vault);
  await latchkey(demo, ["create", demo.vault, "--password-stdin"]);
  await latchkey(demo, ["put", demo.vault, inProject("assets", "demo"), "/", "--password-stdin"]);
  return demo;
}

/** The password goes by standard input: an argument would be seen by every user of the machine. */
async function latchkey(demo, args) {
  const { code, stderr } = await run(process.execPath, [commandLine, ...args], {
    input: demo.password,
    env: { LATCHKEY_HOME: demo.home },
    quiet: true,
  });
  if (code !== 0) throw new Error(stderr.trim());
}
