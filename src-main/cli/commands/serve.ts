import { basename, resolve } from "node:path";
import { keyText } from "../../../src-shared/text/cli-key-text.ts";
import { labelText, resultText, usageText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { masterkeyPath } from "../../app/key-places/key-place-at.ts";
import { systemVolumes } from "../../app/key-places/system-volumes.ts";
import { whenKeyGone } from "../../app/locks/key-gone.ts";
import { anyOf, type LockReason, type LockSource } from "../../app/locks/lock-source.ts";
import { logindLocks } from "../../app/locks/logind.ts";
import { whenIdle } from "../../app/locks/when-idle.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { openVault } from "../../vault/open-vault.ts";
import type { Vault } from "../../vault/vault.ts";
import type { Share } from "../../webdav/server.ts";
import { defineCommand } from "../command.ts";
import { type EventTeller, eventTeller } from "../event-teller.ts";
import { labelled } from "../format-for-people.ts";
import type { Io, Stop } from "../io.ts";
import { openingOptions } from "../option-table.ts";
import { print } from "../print.ts";
import { wordsGiven } from "../read-words.ts";
import { UsageError } from "../usage-error.ts";
import { withOpening } from "../with-vault.ts";

const MINUTE = 60_000;

/** How long a lock that nobody asked for waits for running requests, milliseconds. */
const LOCK_PATIENCE = 5_000;

export const serveCommand = defineCommand({
  name: "serve",
  operands: { VAULT: "one" },
  options: [
    "port",
    "read-only",
    "mount",
    "lock-when-key-gone",
    "lock-with-screen",
    "lock-after",
    ...openingOptions,
  ],
  run: async (call) => {
    const { options, io } = call;
    const { port, "read-only": readOnly, mount } = options;
    if (options["lock-when-key-gone"] && wordsGiven(options).length > 0) {
      throw new UsageError(usageText.noKeyToWatch);
    }
    const news = eventTeller(io);
    const { vault, keyFile } = await withOpening(call, readOnly ? "read" : "write", (opening) =>
      openNoting({ ...opening, onEvent: news.tell }),
    );
    try {
      // Loaded here, because no other command needs the server and it takes a while to load.
      const { startShare } = await import("../../webdav/server.ts");
      const share = await startShare(vault, {
        name: basename(resolve(call.operands.VAULT)),
        random: systemWorld.random,
        readOnly,
        ...(port === undefined ? {} : { port }),
      });
      const sources = lockSources(options, share, keyFile, io);
      try {
        await serveUntilEnd(io, {
          share,
          sources,
          news,
          readOnly,
          vaultFolder: call.operands.VAULT,
          mount,
        });
      } finally {
        await end(share, io.stop);
      }
    } finally {
      await vault.lock();
    }
  },
});

interface Serving {
  readonly share: Share;
  readonly sources: LockSource;
  readonly news: EventTeller;
  readonly readOnly: boolean;
  readonly vaultFolder: string;
  /** Where the drive is to be; `""`: anywhere, absent: nowhere. */
  readonly mount: string | undefined;
}

async function serveUntilEnd(io: Io, serving: Serving): Promise<void> {
  const { share, sources, news, readOnly, vaultFolder, mount: where } = serving;
  const { url, username, password } = share;
  if (where === undefined) {
    await print(io, { url, username, password }, invitation(share));
    news.begin();
    return untilEnd(sources, io);
  }
  const name = basename(resolve(vaultFolder));
  const toMount = { url, username, password, name, readOnly };
  const { withDrive } = await import("../serve-drive.ts");
  await withDrive(io, { vaultFolder, share: toMount, where }, async (place, ejected) => {
    const text = `${resultText.mountedAt(printable(place))}\n\n${invitation(share)}`;
    await print(io, { url, username, password, mount: place }, text);
    news.begin();
    await untilEnd(sources, io, ejected);
  });
}

interface Opened {
  readonly vault: Vault;
  /** Of the key file that has opened it. */
  readonly keyFile: string;
}

async function openNoting(opening: Parameters<typeof openVault>[1]): Promise<Opened> {
  const keyFile = opening.masterkeyFile?.hostPath ?? masterkeyPath(opening.hostPath);
  return { vault: await openVault(systemWorld, opening), keyFile };
}

interface LockOptions {
  readonly "lock-when-key-gone": boolean;
  readonly "lock-with-screen": boolean;
  readonly "lock-after": number | undefined;
}

function lockSources(
  options: LockOptions,
  { traffic, ...share }: Share,
  keyFile: string,
  { env }: Io,
): LockSource {
  const minutes = options["lock-after"];
  const usage = () => ({
    bytes: traffic.bytesRead + traffic.bytesWritten,
    isBusy: share.filesInUse().length > 0,
  });
  return anyOf([
    ...(options["lock-when-key-gone"] ? [whenKeyGone(keyFile, systemVolumes())] : []),
    ...(options["lock-with-screen"] ? [logindLocks({ sessionId: env["XDG_SESSION_ID"] })] : []),
    ...(minutes === undefined ? [] : [whenIdle(usage, minutes * MINUTE, () => performance.now())]),
  ]);
}

/**
 * Until the user asks to stop, or something asks to lock; which of them, is told.
 *
 * @param other - what ends it as well, and is told elsewhere
 */
async function untilEnd(sources: LockSource, io: Io, other?: Promise<undefined>): Promise<void> {
  let stopSources = (): void => undefined;
  const locking = new Promise<LockReason>((tell) => {
    stopSources = sources(tell);
  });
  try {
    const reason = await Promise.race([
      aborted(io.stop.requested),
      locking,
      ...(other === undefined ? [] : [other]),
    ]);
    if (reason === undefined) return;
    await print(io, { locked: reason }, keyText.lockedBecause[reason]);
  } finally {
    stopSources();
  }
}

function invitation({ url, username, password }: Share): string {
  const access = labelled([
    [labelText.address, url],
    [labelText.username, username],
    [labelText.sharePassword, password],
  ]);
  return `${resultText.serving}\n\n${access}\n\n${resultText.stopServing}`;
}

/** Lets running requests finish, until a second signal says not to wait for them, or nobody asked for the end. */
async function end(share: Share, stop: Stop): Promise<void> {
  const closed = share.close();
  const forced = aborted(stop.forced).then(() => share.close({ force: true }));
  if (stop.requested.aborted) return Promise.race([closed, forced]);
  const late = AbortSignal.timeout(LOCK_PATIENCE);
  const cutOff = aborted(late).then(() => share.close({ force: true }));
  await Promise.race([closed, forced, cutOff]);
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else {
      signal.addEventListener(
        "abort",
        () => {
          resolve(undefined);
        },
        { once: true },
      );
    }
  });
}
