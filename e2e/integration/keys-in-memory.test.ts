/** The masterkey is in the memory of the process while its vault is open, and not after the lock. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { timesInMemory } from "./support/process-memory.ts";
import { fixturePassword, ownFixtures, scratchFolder, unpack } from "./support/unpack.ts";

const official = join(ownFixtures, "official");
const outDir = fileURLToPath(new URL("../../out/proof", import.meta.url));

describe.skipIf(!existsSync("/proc/self/mem"))(
  "the memory of a process [needs /proc/PID/mem]",
  () => {
    let scratch = "";
    beforeAll(async () => {
      scratch = scratchFolder();
      await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        ssr: { noExternal: true },
        build: {
          ssr: fileURLToPath(new URL("support/memory-worker.ts", import.meta.url)),
          outDir,
          emptyOutDir: false,
          target: "node20",
          rolldownOptions: { output: { entryFileNames: "memory-worker.js" } },
        },
      });
    });
    afterAll(() => {
      rmSync(scratch, { recursive: true });
    });

    it.each([
      ["v8-siv-gcm", "in the vault folder"],
      ["v8-siv-ctrmac", "in the vault folder"],
      ["v8-siv-gcm", "elsewhere"],
    ])(
      "holds the keys of %s, whose key file lies %s, while it is open only",
      async (name, place) => {
        const folder = unpack(official, name, mkdtempSync(join(scratch, "vault-")));
        const keyFile = join(scratch, "elsewhere.key");
        const isElsewhere = place === "elsewhere";
        if (isElsewhere) renameSync(join(folder, "masterkey.cryptomator"), keyFile);
        const hex = readFileSync(join(official, `${name}.rawkey.txt`), "utf8").trim();
        const raw = Buffer.from(hex, "hex");
        const keys = { whole: raw, encryption: raw.subarray(0, 32), mac: raw.subarray(32) };
        const child = spawn(
          process.execPath,
          [join(outDir, "memory-worker.js"), folder, ...(isElsewhere ? [keyFile] : [])],
          {
            stdio: ["pipe", "pipe", "inherit"],
          },
        );
        try {
          const { pid = 0, stdin } = child;
          const said = lineReader(child);
          const count = () =>
            Object.fromEntries(
              Object.entries(keys).map(([key, bytes]) => [key, timesInMemory(pid, bytes)]),
            );
          stdin.write(`${fixturePassword}\n`);
          expect(await said()).toBe("open");
          expect(count()["whole"]).toBeGreaterThan(0);
          stdin.write("lock\n");
          expect(await said()).toBe("locked");
          expect(count()).toEqual({ whole: 0, encryption: 0, mac: 0 });
        } finally {
          child.kill("SIGKILL");
          await once(child, "close");
        }
      },
    );
  },
);

function lineReader(child: ChildProcess): () => Promise<unknown> {
  if (child.stdout === null) throw new Error("no standard output");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return async (): Promise<unknown> => {
    const line: unknown = (await lines.next()).value;
    return line;
  };
}
