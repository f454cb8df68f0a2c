/**
 * Gets a password from where the user said it is.
 *
 * From standard input, a file or a command the whole content counts, without
 * one line break at its end; nothing else is trimmed. It becomes bytes (UTF-8
 * of NFC) here, and those are the caller's to wipe.
 */

import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { promptText, usageText } from "../../src-shared/text/cli-text.ts";
import { passwordBytes } from "../base/password-bytes.ts";
import { type PasswordForms, passwordForms } from "../base/password-forms.ts";
import { VaultError } from "../base/vault-error.ts";
import { localFailure } from "../storage/local-failure.ts";
import { type Ask, askSecrets } from "./ask-secret.ts";
import type { Io } from "./io.ts";
import { type PasswordOptions, type PasswordSource, passwordSource } from "./password-source.ts";
import { shellOutput } from "./shell-output.ts";
import { UsageError } from "./usage-error.ts";

/** For new passwords only: vaults made elsewhere may have shorter ones. Characters, not bytes. */
const minimumLength = 8;

/** More than this is a mistake (a device, the wrong file), not a password. */
const maximumMebibytes = 1;
const maximumBytes = maximumMebibytes * 2 ** 20;

/**
 * The password of a vault that exists.
 *
 * @param vault - its folder, for the question on the terminal
 * @throws UsageError, VaultError `local-not-found`, `local-failed`, `cancelled`
 */
export async function readPassword(
  options: PasswordOptions,
  vault: string,
  io: Io,
): Promise<Uint8Array> {
  return passwordBytes(await readPasswordText(options, vault, io));
}

/** The same in every form that may have locked an old vault; the caller disposes of it. */
export async function readPasswordForms(
  options: PasswordOptions,
  vault: string,
  io: Io,
): Promise<PasswordForms> {
  return passwordForms(await readPasswordText(options, vault, io));
}

async function readPasswordText(options: PasswordOptions, vault: string, io: Io): Promise<string> {
  const source = passwordSource(options);
  return source.from === "terminal"
    ? askOnTerminal(io, (ask) => ask(promptText.password(vault)))
    : passedText(source, io);
}

/**
 * The password of a vault to be made; on the terminal it is asked twice.
 *
 * @throws as {@link readPassword}, and VaultError `password-too-short`
 */
export async function readNewPassword(
  options: PasswordOptions,
  vault: string,
  io: Io,
): Promise<Uint8Array> {
  return newPasswordFrom(passwordSource(options), vault, io);
}

/** The same from a source that is known already. */
export async function newPasswordFrom(
  source: PasswordSource,
  vault: string,
  io: Io,
): Promise<Uint8Array> {
  const text =
    source.from === "terminal"
      ? await askOnTerminal(io, (ask) => askTwice(ask, vault, io))
      : await passedText(source, io);
  if (isTooShort(text)) {
    throw new VaultError({ kind: "password-too-short", minimum: minimumLength });
  }
  if (hasControlCharacter(text)) await io.stderr.write(`${promptText.controlCharacter}\n`);
  return passwordBytes(text);
}

/** Some keyboards and programs cannot give them again: most often a tab or line break that was pasted with it. */
function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

function askOnTerminal(io: Io, dialogue: (ask: Ask) => Promise<string>): Promise<string> {
  if (io.stdin.isTTY !== true) throw new UsageError(usageText.noPassword);
  return askSecrets(io, dialogue);
}

async function askTwice(ask: Ask, vault: string, io: Io): Promise<string> {
  for (;;) {
    const first = (await ask(promptText.newPassword(vault, minimumLength))).normalize("NFC");
    // Too short is told at once, not after the second entry.
    if (isTooShort(first)) return first;
    const second = (await ask(promptText.repeatPassword)).normalize("NFC");
    if (second === first) return first;
    await io.stderr.write(`${promptText.passwordsDiffer}\n`);
  }
}

function isTooShort(password: string): boolean {
  return Array.from(password.normalize("NFC")).length < minimumLength;
}

/**
 * What was passed in any other way than on the terminal: a password or another secret text.
 *
 * @throws UsageError, VaultError `local-not-found`, `local-failed`
 */
export async function passedText(
  source: Exclude<PasswordSource, { from: "terminal" }>,
  io: Io,
): Promise<string> {
  switch (source.from) {
    case "env": {
      const value = io.env[source.name];
      if (value === undefined) throw new UsageError(usageText.variableNotSet(source.name));
      return value;
    }
    case "stdin":
      return textOf(await readAll(io.stdin));
    case "file":
      return textOf(await readFileOfPassword(source.path));
    case "command":
      return textOf(await shellOutput(source.command, io, readAll));
  }
}

async function readFileOfPassword(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path);
    return await readAll(file.createReadStream({ autoClose: false }));
  } catch (error) {
    throw error instanceof UsageError ? error : localFailure(error, path);
  }
}

/** Everything a stream gives; the pieces it came in are wiped. */
async function readAll(stream: Readable): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Uint8Array>) {
    pieces.push(piece);
    size += piece.length;
    if (size > maximumBytes) throw new UsageError(usageText.secretTooLong(maximumMebibytes));
  }
  const whole = Buffer.concat(pieces);
  for (const piece of pieces) piece.fill(0);
  return whole;
}

/** Wipes `bytes`. */
function textOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.replace(/\r?\n$/, "");
  } catch {
    throw new UsageError(usageText.secretNotText);
  } finally {
    bytes.fill(0);
  }
}
