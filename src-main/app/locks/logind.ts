/**
 * Sleep, screen lock and user switch on Linux, as logind tells them over D-Bus.
 *
 * `gdbus monitor` (part of GLib, so on every desktop) prints one line per signal:
 *
 *     /org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (true,)
 *     /org/freedesktop/login1/session/_32: org.freedesktop.login1.Session.Lock ()
 *     …/session/_32: org.freedesktop.DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session', {'LockedHint': <true>}, @as [])
 */

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { LockReason, LockSource } from "./lock-source.ts";

export interface LogindOptions {
  /** `session` in tests, on a bus of their own. */
  readonly bus?: "system" | "session";
  /** `$XDG_SESSION_ID`: sessions of other users are none of our business. Without it every session counts. */
  readonly sessionId?: string | undefined;
}

/** Tells nothing where there is no logind, or no `gdbus`. */
export function logindLocks({ bus = "system", sessionId }: LogindOptions): LockSource {
  return (tell) => {
    const words = ["monitor", `--${bus}`, "--dest", "org.freedesktop.login1"];
    const child = spawn("gdbus", words, { stdio: ["ignore", "pipe", "ignore"] });
    child.on("error", () => undefined);
    child.unref();
    createInterface(child.stdout).on("line", (line) => {
      const reason = reasonIn(line, sessionId);
      if (reason !== null) tell(reason);
    });
    return () => {
      child.kill();
    };
  };
}

/** @param line - of `gdbus monitor`; `null` if it is nothing to lock for */
export function reasonIn(line: string, sessionId?: string): LockReason | null {
  const path = line.slice(0, line.indexOf(": "));
  if (/ org\.freedesktop\.login1\.Manager\.PrepareForSleep \(true,?\)/.test(line)) return "sleep";
  if (!path.startsWith("/org/freedesktop/login1/session/")) return null;
  if (sessionId !== undefined && path !== sessionPath(sessionId)) return null;
  if (line.endsWith(" org.freedesktop.login1.Session.Lock ()")) return "screen-lock";
  if (!line.includes("PropertiesChanged ('org.freedesktop.login1.Session'")) return null;
  if (line.includes("'LockedHint': <true>")) return "screen-lock";
  return line.includes("'Active': <false>") ? "user-switch" : null;
}

/** Letters stay, and digits but at the beginning; all else is `_` and two hex digits (sd_bus_path_encode(3)). */
function sessionPath(id: string): string {
  const label = [...new TextEncoder().encode(id)].map((byte, index) => {
    const character = String.fromCharCode(byte);
    const isPlain = index === 0 ? /[A-Za-z]/.test(character) : /[A-Za-z0-9]/.test(character);
    return isPlain ? character : `_${byte.toString(16).padStart(2, "0")}`;
  });
  return `/org/freedesktop/login1/session/${label.join("")}`;
}
