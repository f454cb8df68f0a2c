/** Mounts a share in the first way that this system has for it, and takes it down again. */

import { isFailure, VaultError } from "../base/vault-error.ts";
import type { Drive, DriveWay, Farewell, ShareToMount } from "./drive.ts";
import type { DriveBook } from "./drive-book.ts";

export interface MountRequest {
  /** The vault folder, for the book. */
  readonly vault: string;
  readonly share: ShareToMount;
  /** An empty folder, absolute; absent: the system chooses. */
  readonly where: string | undefined;
}

export interface MountedShare {
  readonly drive: Drive;
  /** False once somebody has ejected it. */
  readonly isThere: () => Promise<boolean>;
  /** @throws VaultError `drive-busy`; it is still there then, and this may be called again */
  readonly unmount: (farewell: Farewell) => Promise<void>;
}

/** @throws VaultError `drive-unavailable`, and what {@link DriveWay.mount} throws */
export async function mountShare(
  ways: readonly DriveWay[],
  book: DriveBook,
  { vault, share, where }: MountRequest,
): Promise<MountedShare> {
  const way = await wayFor(ways, where);
  let forget = (): Promise<void> => Promise.resolve();
  try {
    const enter = async (drive: Drive): Promise<void> => {
      const forgetBefore = forget;
      forget = await book.enter(vault, drive);
      await forgetBefore();
    };
    const drive = await way.mount(share, where, enter);
    await enter(drive);
    return {
      drive,
      isThere: () => way.isMounted(drive),
      unmount: async (farewell) => {
        await way.unmount(drive, farewell);
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}

async function wayFor(ways: readonly DriveWay[], where: string | undefined): Promise<DriveWay> {
  for (const way of ways) if (await way.canMount(where)) return way;
  throw new VaultError({ kind: "drive-unavailable" });
}

/** Takes down what processes have left that ended without doing so. What cannot be taken down stays in the book. */
export async function removeRemnants(ways: readonly DriveWay[], book: DriveBook): Promise<void> {
  for (const { drive, isAlive, forget } of await book.list()) {
    const way = ways.find(({ kind }) => kind === drive.kind);
    if (isAlive || way === undefined) continue;
    await way.unmount(drive, "force");
    if (!(await way.isMounted(drive))) await forget();
  }
}

/**
 * Takes a drive down, politely as long as there is time for it.
 *
 * @param hurry - when it aborts, it is not waited any longer
 * @returns false if somebody was still busy there
 */
export async function takeDown(
  mounted: MountedShare,
  { triesMs, hurry }: { readonly triesMs: readonly number[]; readonly hurry: AbortSignal },
): Promise<boolean> {
  for (const waitMs of triesMs) {
    try {
      await mounted.unmount("polite");
      return true;
    } catch (error) {
      if (!isFailure(error, "drive-busy")) throw error;
    }
    if (hurry.aborted) break;
    await sleep(waitMs, hurry);
  }
  await mounted.unmount("force");
  return false;
}

/** Ends early when the signal aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
  });
}
