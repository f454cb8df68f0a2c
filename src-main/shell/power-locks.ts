import process from "node:process";
import { powerMonitor } from "electron";
import { anyOf, type LockSource } from "../app/locks/lock-source.ts";
import { logindLocks } from "../app/locks/logind.ts";

/** What Electron knows of sleep, screen and users; on Linux logind says more. */
export function powerLocks(): LockSource {
  const monitor: LockSource = (tell) => {
    const sleep = (): void => {
      tell("sleep");
    };
    const screen = (): void => {
      tell("screen-lock");
    };
    const user = (): void => {
      tell("user-switch");
    };
    powerMonitor.on("suspend", sleep);
    powerMonitor.on("lock-screen", screen);
    powerMonitor.on("user-did-resign-active", user);
    return () => {
      powerMonitor.off("suspend", sleep);
      powerMonitor.off("lock-screen", screen);
      powerMonitor.off("user-did-resign-active", user);
    };
  };
  const sessionId = process.env["XDG_SESSION_ID"];
  return process.platform === "linux" ? anyOf([monitor, logindLocks({ sessionId })]) : monitor;
}
