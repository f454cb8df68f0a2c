import { passSignalsOn } from "../common/run.mjs";

const graceMs = 3_000;
const limitMs = 15_000;

/**
 * Waits for a program that runs until it is told to stop.
 *
 * Ctrl+C, and the end of a terminal, reach the program by themselves, together with this process; the same
 * signals sent to this process alone do not. So the program gets a moment before it is asked, and is ended by
 * force at last.
 *
 * @returns its exit code, and whether the user asked it to stop
 */
export function supervise(child) {
  const timers = [];
  const stopAsking = passSignalsOn((signal) => {
    const waitMs = signal === "SIGTERM" ? 0 : graceMs;
    timers.push(setTimeout(() => child.kill("SIGTERM"), waitMs));
    timers.push(setTimeout(() => child.kill("SIGKILL"), limitMs));
  });
  return new Promise((resolve) => {
    const finish = (code) => {
      timers.forEach(clearTimeout);
      resolve({ code, stopped: stopAsking() });
    };
    child.on("error", () => finish(null)).on("close", finish);
  });
}
