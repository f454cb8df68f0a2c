/**
 * Names for what is not yet part of the vault, or not any more.
 *
 *     ~lk<8 characters of the session>-<number>.tmp      at most 27 characters
 *
 * Shorter than any ciphertext name, so every client ignores them
 * (docs/vault-format.md §7); the form `~….tmp` is what sync clients leave out.
 * The session part says whose it is: no two open vaults share one.
 */

const SESSION_BYTES = 5;

/** Eight characters, different for every open vault. */
export function newSession(random: (bytes: number) => Uint8Array): string {
  return [...random(SESSION_BYTES)]
    .map((byte) => byte.toString(32).padStart(2, "0"))
    .join("")
    .slice(0, 8);
}

/** Each call of the result is a name never used before. */
export function draftNames(
  random: (bytes: number) => Uint8Array,
  session = newSession(random),
): () => string {
  let number = 0;
  return () => {
    number += 1;
    return `~lk${session}-${number.toString(36)}.tmp`;
  };
}

const PATTERN = /^~lk([0-9a-v]{8})-[0-9a-z]+\.tmp$/;

export function isDraftName(name: string): boolean {
  return PATTERN.test(name);
}

/** @returns `null` if it is no draft's name */
export function sessionOfDraft(name: string): string | null {
  return PATTERN.exec(name)?.[1] ?? null;
}
