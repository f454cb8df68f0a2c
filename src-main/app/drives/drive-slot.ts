/** The drive of one open vault: what is done to it, one thing after the other, and how it stands. */

import type { DriveState } from "../../../src-shared/model/drive.ts";
import { failureOf, isFailure, VaultError } from "../../base/vault-error.ts";
import type { Drive } from "../../volume/drive.ts";
import { type MountedShare, sleep, takeDown } from "../../volume/mount-share.ts";
import type { Log } from "../answer.ts";
import { inTurn } from "../in-turn.ts";

/** How often the system is asked whether a drive is still there, milliseconds. */
const LOOK_EVERY = 4000;

/** Waits between the tries to take a drive down in which files are open, milliseconds. */
const TRIES = [500, 1000, 2000, 4000, 8000];

/** How long a drive that is being mounted is waited for before its vault is locked, milliseconds. */
const MOUNT_PATIENCE = 10_000;

export interface SlotNeeds {
  readonly mount: () => Promise<MountedShare>;
  readonly reveal: (drive: Drive) => Promise<void>;
  /** Called after every change of the state. */
  readonly changed: () => void;
  readonly log: Log;
}

export class DriveSlot {
  readonly #needs: SlotNeeds;
  readonly #run = inTurn();
  /** The vault is being locked: nothing is mounted any more. */
  readonly #end = new AbortController();
  /** It is not to be waited any longer. */
  readonly #hurry = new AbortController();
  #mounted: MountedShare | null = null;
  #state: DriveState;

  /** @param begins - mount it at once, and whether to show it then; `null`: do neither */
  constructor(needs: SlotNeeds, begins: { readonly reveal: boolean } | null) {
    this.#needs = needs;
    this.#state = { kind: begins ? "mounting" : "off" };
    if (begins) void this.#run(() => this.#begin(begins.reveal));
  }

  get state(): DriveState {
    return this.#state;
  }

  get isLeaving(): boolean {
    return this.#end.signal.aborted;
  }

  /** Never fails: the state says what came of it. */
  mount(): Promise<void> {
    return this.#run(() => this.#mount());
  }

  /** @throws VaultError why it cannot be shown */
  async open(): Promise<void> {
    await this.mount();
    if (this.#state.kind === "failed") throw new VaultError(this.#state.failure);
    if (!this.#mounted) throw new VaultError({ kind: "locked" });
    await this.#needs.reveal(this.#mounted.drive);
  }

  /** @returns false if files are open there; it stays then */
  async release(): Promise<boolean> {
    // Nobody can have anything open in one that is only being mounted.
    return this.#state.kind === "mounting" || this.#run(() => this.#release());
  }

  /** Takes it down even if files are open there. */
  force(): Promise<void> {
    return this.#run(async () => {
      await this.#mounted?.unmount("force");
      this.#mounted = null;
      this.#set({ kind: "off" });
    });
  }

  /** See {@link Drives.leave}. */
  async leave(force: boolean): Promise<void> {
    if (force) this.#hurry.abort();
    if (this.isLeaving) return;
    this.#end.abort();
    const left = this.#run(() => this.#leave());
    // One that is still being mounted is taken down as soon as it is there, share or no share.
    const isMounting = this.#state.kind === "mounting";
    await (isMounting ? Promise.race([left, sleep(MOUNT_PATIENCE, this.#hurry.signal)]) : left);
    this.#hurry.abort();
  }

  #set(state: DriveState): void {
    this.#state = state;
    this.#needs.changed();
  }

  async #begin(wantsReveal: boolean): Promise<void> {
    await this.#mount();
    if (!(wantsReveal && this.#mounted)) return;
    await this.#needs.reveal(this.#mounted.drive).catch((error: unknown) => {
      this.#needs.log("revealing", error);
    });
  }

  async #mount(): Promise<void> {
    if (await this.#mounted?.isThere()) return;
    await this.#forgetEjected();
    if (this.isLeaving) return;
    if (this.#state.kind !== "mounting") this.#set({ kind: "mounting" });
    try {
      this.#mounted = await this.#needs.mount();
      this.#set({ kind: "mounted", place: this.#mounted.drive.place });
      void this.#watch(this.#mounted);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "unexpected") this.#needs.log("mounting", error);
      this.#set({ kind: "failed", failure });
    }
  }

  /** What was mounted and is there no more leaves its traces, which go. */
  async #forgetEjected(): Promise<void> {
    const mounted = this.#mounted;
    this.#mounted = null;
    await mounted?.unmount("polite").catch((error: unknown) => {
      this.#needs.log("forgetting a drive", error);
    });
  }

  async #watch(mounted: MountedShare): Promise<void> {
    const isOurs = (): boolean => this.#mounted === mounted && !this.isLeaving;
    do {
      await sleep(LOOK_EVERY, this.#end.signal);
      await this.#run(async () => {
        if (!isOurs() || (await mounted.isThere())) return;
        await this.#forgetEjected();
        this.#set({ kind: "ejected" });
      });
    } while (isOurs());
  }

  async #release(): Promise<boolean> {
    const mounted = this.#mounted;
    if (!mounted) return true;
    const { place } = mounted.drive;
    this.#set({ kind: "unmounting", place });
    try {
      await mounted.unmount("polite");
      this.#mounted = null;
      this.#set({ kind: "off" });
      return true;
    } catch (error) {
      this.#set({ kind: "mounted", place });
      if (isFailure(error, "drive-busy")) return false;
      throw error;
    }
  }

  async #leave(): Promise<void> {
    const mounted = this.#mounted;
    this.#mounted = null;
    if (!mounted) return;
    await takeDown(mounted, { triesMs: TRIES, hurry: this.#hurry.signal }).catch(
      (error: unknown) => {
        this.#needs.log("taking a drive down", error);
      },
    );
  }
}
