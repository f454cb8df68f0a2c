/**
 * Which vaults are open, opening or closing right now.
 *
 * The only place that holds an open {@link Vault}. A vault is in at most one
 * state; whichever way it leaves this registry, whoever stands on its share is
 * told first, then the share is closed, and its keys are wiped after.
 */

import type { VaultId, VaultState } from "../../src-shared/model/vault-summary.ts";
import { VaultError } from "../base/vault-error.ts";
import type { Vault } from "../vault/vault.ts";
import type { Share as RunningShare } from "../webdav/server.ts";
import type { FileSession } from "./files/file-session.ts";

/** An open vault with its share, and what the window does with its files. */
export interface OpenedVault {
  readonly vault: Vault;
  readonly share: RunningShare;
  readonly files: FileSession;
}

/** What may be done to a vault while nobody can open it. */
export type ShutWork = Extract<VaultState, { kind: "working" }>["work"];

export type OpenState =
  | { readonly kind: "shut" | "unlocking" | "locking" }
  | Extract<VaultState, { kind: "working" }>
  | Omit<Extract<VaultState, { kind: "unlocked" }>, "drive">;

/** What stands on the share of a vault ends before it does. Never fails; `force`: at once. */
type BeforeShut = (id: VaultId, force: boolean) => Promise<void>;

type Slot =
  | {
      readonly step: "working";
      readonly work: ShutWork;
      readonly stop: AbortController;
      readonly done: Promise<void>;
    }
  | { readonly step: "unlocking"; readonly stop: AbortController; readonly done: Promise<void> }
  | { readonly step: "open"; readonly opened: OpenedVault; readonly sinceMs: number }
  | { readonly step: "locking"; readonly opened: OpenedVault; readonly done: Promise<void> };

export class OpenVaults {
  readonly #slots = new Map<VaultId, Slot>();
  readonly #now: () => number;
  readonly #changed: () => void;
  readonly #beforeShut: BeforeShut;
  #isClosed = false;

  /**
   * @param now - milliseconds since 1970
   * @param changed - called after every change of a state
   */
  constructor(
    now: () => number,
    changed: () => void,
    beforeShut: BeforeShut = () => Promise.resolve(),
  ) {
    this.#now = now;
    this.#changed = changed;
    this.#beforeShut = beforeShut;
  }

  stateOf(id: VaultId): OpenState {
    const slot = this.#slots.get(id);
    if (!slot) return { kind: "shut" };
    if (slot.step === "working") return { kind: "working", work: slot.work };
    if (slot.step !== "open") return { kind: slot.step };
    const { vault, share } = slot.opened;
    const { url, username, password } = share;
    return {
      kind: "unlocked",
      cipher: vault.info.cipher,
      share: { url, username, password },
      readOnly: vault.info.readOnly,
      sinceMs: slot.sinceMs,
    };
  }

  /** @throws VaultError `locked` unless the vault is open */
  shareOf(id: VaultId): RunningShare {
    return this.#openedAt(id).share;
  }

  /** @throws VaultError `locked` unless the vault is open */
  vaultOf(id: VaultId): Vault {
    return this.#openedAt(id).vault;
  }

  /** @throws VaultError `locked` unless the vault is open */
  filesOf(id: VaultId): FileSession {
    return this.#openedAt(id).files;
  }

  /** Every vault that is open. */
  get opened(): readonly { readonly id: VaultId; readonly vault: Vault }[] {
    return [...this.#slots].flatMap(([id, slot]) =>
      slot.step === "open" ? [{ id, vault: slot.opened.vault }] : [],
    );
  }

  /**
   * Opens a vault that is shut.
   *
   * @param open - does the work; `signal` asks it to end with `cancelled`
   * @throws RangeError unless the vault is shut; VaultError `cancelled` after {@link stop} or {@link close}
   */
  async unlock(id: VaultId, open: (signal: AbortSignal) => Promise<OpenedVault>): Promise<void> {
    if (this.#isClosed) throw new VaultError({ kind: "cancelled" });
    if (this.#slots.has(id)) throw new RangeError("this vault is not shut");
    const stop = new AbortController();
    const opening = this.#finish(id, openUnlessStopped(open, stop.signal));
    this.#set(id, { step: "unlocking", stop, done: opening.then(noop, noop) });
    await opening;
  }

  /**
   * Does something to a vault that is shut, and keeps it shut until that is done.
   *
   * @param run - does the work; `signal` asks it to end with `cancelled`
   * @throws RangeError unless the vault is shut; VaultError `cancelled` after {@link close}
   */
  async workOn<T>(
    id: VaultId,
    work: ShutWork,
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    if (this.#isClosed) throw new VaultError({ kind: "cancelled" });
    if (this.#slots.has(id)) throw new RangeError("this vault is not shut");
    const stop = new AbortController();
    const working = run(stop.signal).finally(() => {
      this.#set(id, null);
    });
    this.#set(id, { step: "working", work, stop, done: working.then(noop, noop) });
    return working;
  }

  /** Asks an unlock or other work that is under way to end, and waits until it has. */
  async stop(id: VaultId): Promise<void> {
    const slot = this.#slots.get(id);
    if (slot?.step !== "unlocking" && slot?.step !== "working") return;
    slot.stop.abort();
    await slot.done;
  }

  /**
   * Locks a vault, in whatever state it is; returns when its keys are gone.
   *
   * @param force - cut off the requests that run; else they have some seconds to end
   */
  async lock(id: VaultId, { force = false }: { readonly force?: boolean } = {}): Promise<void> {
    await this.stop(id);
    const slot = this.#slots.get(id);
    if (slot?.step === "locking") {
      if (force) {
        await this.#beforeShut(id, force);
        await slot.opened.share.close({ force });
      }
      await slot.done;
    }
    if (slot?.step !== "open") return;
    const { opened } = slot;
    const locking = this.#beforeShut(id, force)
      .finally(() => shut(opened, force))
      .finally(() => {
        this.#set(id, null);
      });
    this.#set(id, { step: "locking", opened, done: locking.then(noop, noop) });
    await locking;
  }

  /**
   * Locks everything and opens nothing any more.
   *
   * @throws what the first share or vault threw that failed to end, after all have been tried
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    const locked = await Promise.allSettled([...this.#slots.keys()].map((id) => this.lock(id)));
    const failed = locked.find((outcome) => outcome.status === "rejected");
    if (failed) throw failed.reason;
  }

  async #finish(id: VaultId, opening: Promise<OpenedVault>): Promise<void> {
    try {
      const opened = await opening;
      this.#set(id, { step: "open", opened, sinceMs: this.#now() });
    } catch (error) {
      this.#set(id, null);
      throw error;
    }
  }

  #openedAt(id: VaultId): OpenedVault {
    const slot = this.#slots.get(id);
    if (slot?.step !== "open") throw new VaultError({ kind: "locked" });
    return slot.opened;
  }

  #set(id: VaultId, slot: Slot | null): void {
    if (slot) this.#slots.set(id, slot);
    else this.#slots.delete(id);
    this.#changed();
  }
}

/** An unlock that was stopped too late to notice still leaves nothing open. */
async function openUnlessStopped(
  open: (signal: AbortSignal) => Promise<OpenedVault>,
  signal: AbortSignal,
): Promise<OpenedVault> {
  const opened = await open(signal);
  if (!signal.aborted) return opened;
  await shut(opened);
  throw new VaultError({ kind: "cancelled" });
}

async function shut({ share, files, vault }: OpenedVault, force = false): Promise<void> {
  try {
    await share.close({ force });
  } finally {
    try {
      await files.end();
    } finally {
      await vault.lock();
    }
  }
}

function noop(): void {
  // Waiting for an end does not care how it ended.
}
