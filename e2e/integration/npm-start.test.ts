/** `npm start` in a terminal, from the command to a file read over HTTP, to Ctrl+C. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("../../scripts/start.mjs", import.meta.url));

function startInTerminal() {
  const child = spawn(process.execPath, [script, "--terminal"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (more: string) => {
    text += more;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    ended,
    stop: () => child.kill("SIGTERM"),
    text: () => text,
    shown: async (pattern: RegExp) => {
      for (;;) {
        const found = pattern.exec(text)?.[1];
        if (found !== undefined) return found;
        if (child.exitCode !== null)
          throw new Error(`it ended without showing ${pattern.source}:\n${text}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

it("serves a demo vault, says how to reach it, and removes it when stopped", async () => {
  const latchkey = startInTerminal();
  try {
    const address = await latchkey.shown(/address +(\S+)/);
    const user = await latchkey.shown(/user name +(\S+)/);
    const password = await latchkey.shown(/\n +password +(\S+)/);
    const folder = await latchkey.shown(/ciphertext +(\S+)/);
    const login = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

    const answer = await fetch(`${address}Read%20me%20first.txt`, {
      headers: { authorization: login },
    });
    expect(await answer.text()).toContain("out of an encrypted vault");
    expect(existsSync(folder)).toBe(true);

    latchkey.stop();
    expect(await latchkey.ended).toBe(0);
    expect(existsSync(folder)).toBe(false);
    await expect(fetch(address)).rejects.toThrow();
  } finally {
    latchkey.stop();
  }
});
