import { passSignalsOn } from "../common/run.mjs";

const graceMs = 3_000;
const limitMs = 15_000;

/**
 * Waits for a program that runs until it is told to stop.
 *
 * Ctrl+C in a terminal reaches the program by itself, together with this process; a signal sent to this
 * process alone does not. So the program gets a moment, then is asked, and at last is ended by force.
 *
 * @returns its exit code, and whether the user asked it to stop
 */
export function supervise(child) {
  const timers = [];
  const stopAsking = passSignalsOn(() => {
    timers.push(setTimeout(() => child.kill("SIGTERM"), graceMs));
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
