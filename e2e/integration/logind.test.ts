/** Sleep and screen lock as logind tells them, over a real bus. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import type { LockReason } from "../../src-main/app/locks/lock-source.ts";
import { logindLocks } from "../../src-main/app/locks/logind.ts";
import { patient } from "../../src-main/test-support/patient.ts";

const script = fileURLToPath(new URL("support/fake_logind.py", import.meta.url));
const python = "/usr/bin/python3";
const has = (program: string, ...words: readonly string[]): boolean =>
  spawnSync(program, words).status === 0;
const isMissing = !(
  has("gdbus", "help") &&
  has("dbus-run-session", "--version") &&
  has(python, "-c", "from gi.repository import Gio")
);

describe.skipIf(isMissing)("logind [needs gdbus, dbus-run-session, python3-gi]", () => {
  it("is heard when the system sleeps and when the screen locks, and not when it wakes", async () => {
    const bus = spawn(
      "dbus-run-session",
      ["--", "sh", "-c", `echo "$DBUS_SESSION_BUS_ADDRESS"; exec ${python} ${script}`],
      {
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    const before = process.env["DBUS_SESSION_BUS_ADDRESS"];
    try {
      const lines = createInterface(bus.stdout)[Symbol.asyncIterator]();
      process.env["DBUS_SESSION_BUS_ADDRESS"] = String((await lines.next()).value);
      expect((await lines.next()).value).toBe("ready");
      const told: LockReason[] = [];
      const stop = logindLocks({ bus: "session", sessionId: "2" })((reason) => told.push(reason));
      // The monitor says nothing when it listens: what is said before is lost, so it is said again.
      await vi.waitFor(
        () => {
          bus.stdin.write("sleep\n");
          expect(told).toContain("sleep");
        },
        { timeout: 10_000, interval: 200 },
      );
      await pause(500);
      told.length = 0;
      bus.stdin.write("wake\nlock\nhint\n");
      await vi.waitFor(() => {
        expect(told).toEqual(["screen-lock", "screen-lock"]);
      }, patient);
      stop();
    } finally {
      if (before === undefined) delete process.env["DBUS_SESSION_BUS_ADDRESS"];
      else process.env["DBUS_SESSION_BUS_ADDRESS"] = before;
      await ended(bus);
    }
  });

  it("is not missed where there is no bus", async () => {
    const told: LockReason[] = [];
    const stop = logindLocks({ bus: "system" })((reason) => told.push(reason));
    await pause(300);
    stop();
    expect(told).toEqual([]);
  });
});

async function ended(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  if (child.exitCode === null) await once(child, "close");
}
