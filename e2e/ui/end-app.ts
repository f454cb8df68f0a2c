import type { ChildProcess } from "node:child_process";
import type { ElectronApplication } from "@playwright/test";

/** Milliseconds that an app may take to lock its vaults and be gone. */
const PATIENCE = 15_000;

interface RunningApp {
  readonly electron: ElectronApplication;
  /** Its process, also once it has ended. */
  readonly program: ChildProcess;
}

/**
 * Ends the app after a test. One that does not quit is ended by force: after a test that has failed in
 * the middle of something, it asks its user first, and there is none.
 *
 * @returns whether it has quit by itself, now or before
 */
export async function endApp(
  { electron, program }: RunningApp,
  patienceMs = PATIENCE,
): Promise<boolean> {
  let wasForced = false;
  const timer = setTimeout(() => {
    wasForced = program.kill("SIGKILL");
  }, patienceMs);
  try {
    await electron.close();
  } finally {
    clearTimeout(timer);
  }
  return !wasForced;
}
