import type { Latchkey } from "./latchkey.ts";

/** Milliseconds that an app may take to lock its vaults and be gone. */
const PATIENCE = 15_000;

/**
 * Ends the app after a test. One that does not quit is ended by force: after a test that has failed in
 * the middle of something, it asks its user first, and there is none.
 *
 * @returns whether it has quit by itself, now or before
 */
export async function endApp(
  { electron, program }: Pick<Latchkey, "electron" | "program">,
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
